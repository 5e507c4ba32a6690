// The desk of a front page. Without this script its buttons send the form, and it works all the same.

import { Board } from "front/board"
import { Dragging } from "front/dragging"
import { Keys } from "front/keys"
import { Preview } from "front/preview"
import { gettext } from "desk/words"

const WAIT = 250 // milliseconds after the last key, before a search

const form = document.querySelector("[data-desk]")
const said = form.querySelector("[data-said]")
const announced = form.querySelector("[data-announced]")

const say = (text, isTrouble = false) => {
  said.textContent = text
  said.classList.toggle("refused", isTrouble)
}
const announce = (text) => (announced.textContent = text)

const preview = new Preview(form)
const board = new Board(form, {
  say,
  onDrawn: () => {
    preview.drawAgain()
    offerPlaces()
    find() // what has been placed leaves the reserve
  },
})

async function drop(handle, place) {
  const { moves } = handle.dataset
  const [container, number] = place.split(":")
  await board.act(`${moves}:${place}`, null)
  const landed = form.querySelector(`[data-place="${container}:${number}"] .handle`)
  landed?.focus({ preventScroll: true })
  if (landed) announce(gettext("Placed."))
}

form.classList.add("is-live")
new Dragging(form, drop)
new Keys(form, { drop, announce })

// Buttons act on the board; to launch or to give up is a page of its own.
form.addEventListener("submit", (event) => {
  const button = event.submitter
  if (button?.name !== "do" || button.value === "launch") return
  event.preventDefault()
  const to = form.elements.to?.value
  const isPlace = /^place:\d+$/.test(button.value)
  board.act(isPlace ? `${button.value}:${to}` : button.value, button.id || null)
})

// What was typed or chosen is saved when one leaves its field.
form.addEventListener("change", ({ target }) => {
  if (target.closest("#board") && target.name && target.id !== "launch-reason") board.act("save")
})

// The reserve follows a search as one types.
const search = document.getElementById("reserve-search")
let timer
form.addEventListener("input", ({ target }) => {
  if (target.name !== "q") return
  clearTimeout(timer)
  timer = setTimeout(find, WAIT)
})
search.addEventListener("submit", (event) => {
  event.preventDefault()
  find()
})

let asked = 0
async function find() {
  const mine = ++asked
  const field = document.getElementById("reserve-q")
  const address = new URL(form.action, location.href)
  address.search = new URLSearchParams({ part: "reserve", q: field.value })
  try {
    const answer = await fetch(address)
    if (!answer.ok || answer.redirected) throw new Error(gettext("This part of the page did not arrive. Reload the page."))
    const html = await answer.text()
    if (mine !== asked) return
    const found = new DOMParser().parseFromString(html, "text/html").getElementById("reserve")
    const reserve = document.getElementById("reserve")
    for (const list of reserve.querySelectorAll(":scope > :not(header)")) list.remove()
    reserve.append(...[...found.children].filter((each) => each.localName !== "header"))
  } catch (refusal) {
    say(refusal.message, true)
  }
}

// The places that the reserve offers are those of the board.
function offerPlaces() {
  const select = document.getElementById("reserve-to")
  if (!select) return
  const chosen = select.value
  select.replaceChildren(
    ...[...form.querySelectorAll("[data-place]")].map((place) => {
      const name = place.closest(".container").querySelector("h3").textContent.trim().replace(/\s+/g, " ")
      return new Option(`${name} · ${place.dataset.place.split(":")[1]}`, place.dataset.place)
    }),
  )
  if ([...select.options].some(({ value }) => value === chosen)) select.value = chosen
}
