// What can be taken back, the latest last; the same list that stands under the rows for those who press buttons.

import { button, element } from "desk/element"
import { gettext, interpolate } from "desk/words"

const MOST = 20

// A random UUID (RFC 9562, version 4). crypto.randomUUID is there over HTTPS alone.
export function newStep() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5")
}

const box = document.querySelector("[data-steps]")
const list = box.querySelector("ol")
const stack = [...list.querySelectorAll("[data-step]")]
  .map((item) => ({ id: item.dataset.step, label: item.querySelector(".step-what").textContent, taken: [], ids: [] }))
  .reverse()

export function push(step) {
  stack.push(step)
  list.prepend(
    element(
      "li",
      { "data-step": step.id },
      element("span", { class: "step-what" }, step.label),
      " ",
      button(gettext("Undo"), null, { "data-undo": step.id, "aria-label": interpolate(gettext("%(who)s: %(what)s"), { who: gettext("Undo"), what: step.label }) }),
    ),
  )
  while (list.children.length > MOST) list.lastElementChild.remove()
  box.hidden = false
}

export function drop(id) {
  const at = stack.findIndex((step) => step.id === id)
  list.querySelector(`[data-step="${id}"]`)?.remove()
  box.hidden = !list.children.length
  return at < 0 ? null : stack.splice(at, 1)[0]
}

export const pop = () => (stack.length ? drop(stack.at(-1).id) : null)
