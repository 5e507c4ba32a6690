// The card beside the list. The next ones are fetched before they are wanted, so that they are there at once.

import { element } from "desk/element"
import { gettext } from "desk/words"
import { parse, read } from "moderation/fragments"
import { mark, neighbour, rowOf } from "moderation/deck"
import { say } from "moderation/saying"

const AHEAD = 2 // cards

const root = document.querySelector(".moderation-desk")
const place = root.querySelector("[data-card-place]")
const fetched = new Map()
const listeners = []

export const card = () => place.querySelector(".card")
export const onShown = (listener) => listeners.push(listener)
export const forget = (id) => fetched.delete(String(id))

function fetchCard(id) {
  const key = String(id)
  if (!fetched.has(key)) {
    const address = `${root.dataset.card.replace(/0\/$/, `${key}/`)}?${root.dataset.scope}`
    const wanted = read(address)
    wanted.catch(() => fetched.delete(key))
    fetched.set(key, wanted)
  }
  return fetched.get(key)
}

// What the list knows of a comment, until its card has come.
function stopgap(row) {
  return element(
    "article",
    { class: "card is-coming", "data-id": row.dataset.id, "data-version": row.dataset.version, "aria-busy": "true" },
    element("h2", { class: "card-author", tabindex: "-1" }, row.querySelector(".row-author").textContent),
    element("p", { class: "card-text" }, row.querySelector(".row-text").textContent),
  )
}

function put(node, hasFocus) {
  place.replaceChildren(node)
  if (hasFocus) node.querySelector(".card-author")?.focus({ preventScroll: true })
  for (const listener of listeners) listener(node)
}

// Somebody writes elsewhere on the page: taking the focus now would make commands of the next letters.
const isTypingElsewhere = () =>
  document.activeElement?.matches("input, textarea, select") && !place.contains(document.activeElement)

// Show the card of a row. Focus that was on the old card goes to the new one's title, unless it has gone
// elsewhere by the time the card comes.
export async function show(id, { focus = false } = {}) {
  const row = rowOf(id)
  const takesFocus = (focus && !isTypingElsewhere()) || place.contains(document.activeElement)
  if (row) mark(row)
  const key = String(id)
  place.dataset.wanted = key
  const isReady = fetched.has(key)
  if (!isReady && row) put(stopgap(row), takesFocus)
  try {
    const [node] = await fetchCard(key)
    if (place.dataset.wanted !== key) return
    put(node.cloneNode(true), (takesFocus && !isTypingElsewhere()) || place.contains(document.activeElement))
    address(key)
    fetchAhead(rowOf(key))
  } catch (refusal) {
    if (place.dataset.wanted === key) say(refusal.message, "refused")
  }
}

export async function showAgain(id) {
  forget(id)
  await show(id)
}

export function clear() {
  place.dataset.wanted = ""
  place.replaceChildren()
}

function fetchAhead(row) {
  for (let next = row, count = 0; next && count <= AHEAD; count += 1) {
    next = neighbour(next, 1)
    if (next) fetchCard(next.dataset.id).catch(() => {})
  }
}

// A reload opens the same card.
function address(id) {
  const query = new URLSearchParams(location.search)
  query.set("comment", id)
  history.replaceState(null, "", `?${query}`)
}

export function showClash(id, html) {
  const shown = card()
  if (shown?.dataset.id !== String(id)) return
  shown.querySelector(".clash")?.remove()
  shown.querySelector(".decide").before(...parse(html))
  shown.querySelector(".clash")?.scrollIntoView({ block: "nearest" })
}

export const hint = () => gettext("No comment is chosen.")

if (card()) {
  place.dataset.wanted = card().dataset.id
  fetchAhead(rowOf(card().dataset.id))
}
