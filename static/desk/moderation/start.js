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

// A choice by pointer is meant. One that arrows have come upon may be on the way to another (WCAG 3.2.2): it
// is carried out by the button that appears, or, where that does no more than write, as the field is left.
let isByKeys = false
document.addEventListener("keydown", () => (isByKeys = true), true)
document.addEventListener("pointerdown", () => (isByKeys = false), true)

for (const field of root.querySelectorAll("[data-submits]")) {
  field.addEventListener("change", () => {
    if (isByKeys) field.form.querySelector("[data-hides]").classList.add("is-needed")
    else field.form.requestSubmit()
  })
}

// A ready answer goes into the text, where it can be changed.
function putInto(select) {
  const chosen = select.selectedOptions[0]
  if (!chosen.dataset.text) return
  const field = select.form.elements.text
  field.value = [field.value, chosen.dataset.text].filter(Boolean).join("\n\n")
  select.value = ""
  if (!isByKeys) field.focus()
}

root.addEventListener("change", ({ target }) => {
  if (target.matches("[data-canned]") && !isByKeys) putInto(target)
})
root.addEventListener("focusout", ({ target }) => {
  if (target.matches("[data-canned]") && isByKeys) putInto(target)
})

onShown((shown) => {
  for (const button of shown.querySelectorAll("[data-act][hidden]")) button.hidden = false
})
if (!currentRow() && !card() && rows().length) show(rows()[0].dataset.id)
