// The writing page as a form: autosave, presence, Ctrl+S, a title of one line.

import { form } from "desk/page-fields"
import { start } from "desk/presence"
import { offerBack } from "desk/recovering"

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && !event.altKey) {
    event.preventDefault()
    form.requestSubmit(form.querySelector("[name=_save]"))
  }
})

// Enter in the title goes on to the next field; a field of several lines grows with its text.
for (const field of form.querySelectorAll("textarea:not([data-writing])")) {
  const grow = () => {
    if (CSS.supports("field-sizing", "content")) return
    field.style.height = "auto"
    field.style.height = `${field.scrollHeight}px`
  }
  field.addEventListener("input", grow)
  grow()
  if (field.hasAttribute("data-one-line")) {
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault()
        form.querySelector("#id_standfirst").focus()
      }
    })
  }
}

form.querySelector(".errornote")?.focus()

// The text's editor and the rows have drawn themselves: what the page holds can be compared now.
const ready = form.querySelector("textarea[data-writing]").hidden
  ? Promise.resolve()
  : new Promise((done) => form.addEventListener("writing:ready", done, { once: true }))
ready.then(async () => {
  await offerBack()
  start()
})
