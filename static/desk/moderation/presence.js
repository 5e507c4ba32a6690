// The desk's pulse: it says which comment is before somebody's eyes, and hears what others do. It rests when
// nobody looks, and does not hurry a server that is down.

import { send } from "desk/server"
import { gettext, interpolate, ngettext } from "desk/words"
import { card, forget, onShown } from "moderation/card"
import * as counters from "moderation/counters"
import { rowOf, rows, scope } from "moderation/deck"
import * as outbox from "moderation/outbox"

const EVERY = 15_000 // milliseconds
const LONGEST = 120_000
const SOON = 400 // after another card has come up: whoever leafs through claims nothing
const IDLE = 5 * 60_000 // without a key, a click or a touch nobody is there

const root = document.querySelector(".moderation-desk")
const news = root.querySelector("[data-news]")
let pause = EVERY
let timer
let lastSign = Date.now()

const isThere = () => !document.hidden && Date.now() - lastSign < IDLE

function wait(time) {
  clearTimeout(timer)
  timer = setTimeout(beat, time)
}

async function beat() {
  if (!isThere()) return leave()
  const seen = rows().slice(0, 120).map((row) => `${row.dataset.id}:${row.dataset.version}`)
  try {
    const heard = await send(root.dataset.presence, {
      ...Object.fromEntries(scope),
      comment: card()?.dataset.id ?? "",
      rows: seen.join(","),
      since: root.dataset.now,
    })
    pause = EVERY
    draw(heard)
  } catch {
    pause = Math.min(2 * pause, LONGEST)
  }
  wait(pause)
}

function draw({ counts, news: count, claims, moved }) {
  if (outbox.isEmpty()) counters.set(counts) // else the server does not know yet what the screen shows
  drawNews(count)
  for (const row of rows()) drawClaim(row.querySelector(".row-claim"), claims[row.dataset.id])
  drawClaim(card()?.querySelector("[data-claim]"), claims[card()?.dataset.id])
  for (const one of moved) drawMoved(one)
}

function drawNews(count) {
  news.hidden = !count
  const text = ngettext("%(count)s new comment", "%(count)s new comments", count)
  news.textContent = count ? interpolate(text, { count }) : ""
}

function drawClaim(spot, name) {
  if (!spot) return
  spot.hidden = !name
  spot.textContent = name ? interpolate(gettext("%(name)s is looking at it"), { name }) : ""
}

// The row stays where it is; the version it was read in stays with it, so that whoever decides hears of it.
function drawMoved({ id, label, by }) {
  const row = rowOf(id)
  if (!row || row.classList.contains("is-moved")) return
  row.classList.add("is-moved")
  forget(id)
  const text = by ? interpolate(gettext("%(who)s: %(what)s"), { who: by, what: label }) : label
  row.querySelector(".row-claim").before(Object.assign(document.createElement("span"), { className: "row-moved", textContent: text }))
}

function leave() {
  clearTimeout(timer)
  const body = new FormData()
  body.append("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value)
  navigator.sendBeacon(root.dataset.leave, body)
}

function sign() {
  const wasAway = !isThere()
  lastSign = Date.now()
  if (wasAway) wait(0)
}

onShown(() => wait(SOON))
document.addEventListener("keydown", sign)
document.addEventListener("pointerdown", sign)
document.addEventListener("visibilitychange", () => (document.hidden ? leave() : sign() ?? wait(0)))
window.addEventListener("pagehide", leave)
wait(SOON)
