// The desk comes to life: without this file each of its buttons is a form and each row a link.

import { decideAround, decideAs, decideTicked, undo } from "moderation/acts"
import { card, onShown, show } from "moderation/card"
import { currentRow, rows } from "moderation/deck"
import { ACTS, oneAtATime } from "moderation/keys"
import "moderation/presence"

const root = document.querySelector(".moderation-desk")

root.classList.add("is-live")
for (const hidden of root.querySelectorAll("[data-act][hidden], [data-tick-all]")) hidden.hidden = false

const OWN = { help: ACTS["?"], one: () => oneAtATime(), undo: () => undo() }

root.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  const link = event.target.closest(".row-link")
  const button = event.target.closest("[data-act], [data-undo], [data-leave]")
  if (link) {
    event.preventDefault()
    show(link.closest(".row").dataset.id, { focus: matchMedia("(max-width: 60rem)").matches })
  } else if (button?.dataset.undo) undo(button.dataset.undo)
  else if (button && OWN[button.dataset.act]) OWN[button.dataset.act]()
  else if (button && "leave" in button.dataset) {
    event.preventDefault()
    button.closest(".clash").remove()
    card().querySelector(".card-author").focus()
  }
})

root.addEventListener("submit", (event) => {
  const { submitter, target } = event
  if (submitter?.name === "decide") {
    event.preventDefault()
    submitter.closest("details")?.removeAttribute("open")
    submitter.closest(".clash")?.remove()
    decideAs(submitter.value)
  } else if (submitter?.name === "bulk") {
    event.preventDefault()
    decideTicked(submitter.value, target.elements.reason.value)
  } else if (submitter?.name === "around") {
    event.preventDefault()
    decideAround(submitter.value, target.elements.about.value, target.elements.reason.value)
  } else if (submitter?.name === "step") {
    event.preventDefault()
    undo(submitter.value)
  }
})

root.querySelector("[data-tick-all]").addEventListener("change", (event) => {
  for (const row of rows()) row.querySelector(".row-tick").checked = event.target.checked
})

for (const field of root.querySelectorAll("[data-submits]")) {
  field.addEventListener("change", () => field.form.requestSubmit())
}

// A ready answer goes into the text, where it can be changed.
root.addEventListener("change", (event) => {
  const chosen = event.target.closest("[data-canned]")?.selectedOptions[0]
  if (!chosen?.dataset.text) return
  const field = chosen.closest("form").elements.text
  field.value = [field.value, chosen.dataset.text].filter(Boolean).join("\n\n")
  chosen.parentElement.value = ""
  field.focus()
})

onShown((shown) => {
  for (const button of shown.querySelectorAll("[data-act][hidden]")) button.hidden = false
})
if (!currentRow() && !card() && rows().length) show(rows()[0].dataset.id)
