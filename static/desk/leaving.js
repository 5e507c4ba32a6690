// The writing page as a form: warns before unsaved text is left, saves on Ctrl+S, one-line title.

const form = document.querySelector("form[data-leaving]")
let dirty = form.querySelector(".errornote") !== null // came back refused: what is here is not kept
let sending = false

const mark = () => {
  dirty = true
  form.classList.add("is-dirty")
}
form.addEventListener("input", mark)
form.addEventListener("change", mark)
form.addEventListener("submit", () => {
  sending = true
})
window.addEventListener("beforeunload", (event) => {
  if (dirty && !sending) event.preventDefault()
})
window.addEventListener("pageshow", () => {
  sending = false
})

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
