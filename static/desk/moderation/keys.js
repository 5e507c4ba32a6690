// Single keys. They can be switched off (WCAG 2.1.4), never act while somebody types, and leave every
// combination to the browser.

import { decide, undo } from "moderation/acts"
import * as cards from "moderation/card"
import * as deck from "moderation/deck"
import { say } from "moderation/saying"
import { gettext } from "desk/words"

const root = document.querySelector(".moderation-desk")
const help = document.querySelector("[data-help]")
const isOn = help.querySelector("[data-keys-on]")
const OFF = "moderation-keys-off"
const ONE = "moderation-one"

const TYPED = 'textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="button"])'

const choices = () => cards.card()?.querySelector("details.choices[open]")

export function move(step) {
  const row = deck.neighbour(deck.currentRow(), step)
  if (!row) return say(step > 0 ? gettext("This is the last one.") : gettext("This is the first one."))
  const isOne = root.classList.contains("is-one")
  cards.show(row.dataset.id, { focus: isOne })
  if (!isOne) row.querySelector(".row-link").focus({ preventScroll: true })
}

function open(name) {
  const details = cards.card()?.querySelector(`[data-choices="${name}"]`)
  if (!details) return
  for (const other of cards.card().querySelectorAll("details.choices[open]")) other.open = other === details
  details.open = true
  details.querySelector("[data-choice]").focus()
}

function pick() {
  const button = cards.card()?.querySelector('[data-act="pick"]')
  if (button) decide(button.value.split(":")[0])
  else say(gettext("Only a published comment can be picked."))
}

export function oneAtATime(isOne = !root.classList.contains("is-one")) {
  root.classList.toggle("is-one", isOne)
  root.querySelector('[data-act="one"]').setAttribute("aria-pressed", String(isOne))
  localStorage.setItem(ONE, isOne ? "yes" : "")
}

const tick = () => deck.currentRow()?.querySelector(".row-tick").click()

export const ACTS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("approve"),
  r: () => open("reject"),
  s: () => decide("spam"),
  b: () => open("ban"),
  p: pick,
  u: () => undo(),
  x: tick,
  z: () => oneAtATime(),
  "/": () => root.querySelector("#find-q").focus(),
  "?": () => help.showModal(),
}

// On a French keyboard figures need Shift: what counts is the key, not what it would write.
const figure = (event) => Number(/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? NaN)

function onFigure(number) {
  const opened = choices()
  if (opened) {
    opened.querySelector(`[data-choice="${number}"]`)?.click()
    return true
  }
  const link = root.querySelector(`.queues [aria-keyshortcuts="${number}"]`)
  link?.click()
  return Boolean(link)
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && choices()) {
    const opened = choices()
    opened.open = false
    opened.querySelector("summary").focus()
    return
  }
  if (event.defaultPrevented || event.repeat || event.isComposing || !isOn.checked || help.open) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPED)) return
  const number = figure(event)
  const act = ACTS[event.key.toLowerCase()]
  if (number && onFigure(number)) event.preventDefault()
  else if (act) {
    event.preventDefault()
    act()
  }
})

isOn.checked = !localStorage.getItem(OFF)
isOn.addEventListener("change", () => localStorage.setItem(OFF, isOn.checked ? "" : "yes"))
if (localStorage.getItem(ONE)) oneAtATime(true)
