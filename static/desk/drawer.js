// The settings beside the sheet: a drawer where the window is too narrow for both.

import { button } from "desk/element"
import { gettext } from "desk/words"

const narrow = matchMedia("(max-width: 1023px)")

function start(side) {
  const toggle = button(gettext("Settings"), () => open(!isOpen()), {
    class: "drawer-toggle",
    "aria-controls": side.id,
  })
  const isOpen = () => side.classList.contains("is-open")
  const open = (wished) => {
    side.classList.toggle("is-open", wished)
    toggle.setAttribute("aria-expanded", String(wished))
    side.inert = narrow.matches && !wished
    if (wished) side.querySelector("summary, input, select, button:not(.drawer-close), textarea")?.focus()
  }
  const fit = () => {
    side.classList.toggle("is-drawer", narrow.matches)
    toggle.hidden = !narrow.matches
    open(narrow.matches && side.querySelector(".errors") !== null)
  }
  const close = () => {
    open(false)
    toggle.focus()
  }
  document.querySelector(".writing-bar").append(toggle)
  side.prepend(button("×", close, { class: "plain drawer-close", "aria-label": gettext("Close") }))
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !narrow.matches || !isOpen()) return
    if (!side.contains(document.activeElement) && document.activeElement !== toggle) return
    close()
  })
  document.addEventListener("pointerdown", (event) => {
    const elsewhere = !side.contains(event.target) && !toggle.contains(event.target)
    if (narrow.matches && isOpen() && elsewhere && !event.target.closest("dialog")) open(false)
  })
  narrow.addEventListener("change", fit)
  fit()
}

const side = document.querySelector(".side")
if (side) start(side)
