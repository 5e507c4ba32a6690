// Who is here, and who writes. The first to write holds the pen; the others read, and see what is saved.

import { forget, tell } from "desk/news"
import { apply, contents, form, isKept, lock, noteSending } from "desk/page-fields"
import { send } from "desk/page-server"
import { clock, isUnsaved, pause, save, whenAnswered } from "desk/saving"
import { gettext, interpolate } from "desk/words"

const BEAT = 5_000 // milliseconds
const people = document.querySelector("[data-people]")

let reading = "" // whose pen it is, while it is not ours
let claimed = false
let asked = false
let beating = 0

function show(here) {
  const others = here.people.map((each) =>
    each.you
      ? interpolate(gettext("another tab of yours, since %(since)s"), each)
      : interpolate(each.writes ? gettext("%(name)s is writing, since %(since)s") : gettext("%(name)s is here, since %(since)s"), each),
  )
  people.textContent = others.join(" · ")
}

async function understand(here) {
  if (!here?.people) return
  show(here)
  if (here.pen) read(here)
  else if (reading) take()
  if (here.asked && !here.pen) await handOver()
  claimed = !here.pen && (claimed || here.holds)
}

function read(here) {
  const isNew = reading !== here.pen
  reading = here.pen
  asked = here.asks
  if (isNew) {
    if (isUnsaved()) save()
    pause(true)
    lock(true)
  }
  const text = asked
    ? interpolate(gettext("%(name)s has been asked for the pen…"), { name: here.pen })
    : interpolate(gettext("%(name)s is writing: you read, and see what is saved."), { name: here.pen })
  tell("pen", text, { isTrouble: true, acts: asked ? [] : [[gettext("Take over"), () => beat("ask")]] })
}

function take() {
  reading = ""
  asked = false
  claimed = true
  lock(false)
  pause(false)
  tell("pen", gettext("The pen is yours."))
}

// Somebody asks: what is written here is saved first, then it is his turn.
async function handOver() {
  await save()
  const heir = await beat("hand-over")
  if (heir?.pen) tell("taken", interpolate(gettext("%(name)s took over at %(time)s."), { name: heir.pen, time: clock() }))
}

async function beat(wants = "") {
  clearTimeout(beating)
  if (!form.dataset.presence) {
    beating = setTimeout(beat, BEAT)
    return null
  }
  const fresh = !isUnsaved() || Boolean(reading)
  const sent = fresh ? noteSending() : contents()
  try {
    const here = await send(form.dataset.presence, fresh ? { wants, fresh: "1" } : { wants })
    if (here.base && Object.keys(here.fields ?? {}).length && (!isUnsaved() || reading)) {
      if (apply(here.fields, sent)) {
        form.elements.base.value = here.base
        if (here.by && !reading) tell("merged", interpolate(gettext("%(name)s saved changes: they are in the page."), { name: here.by }))
      }
    }
    await understand(here)
    return here
  } catch (trouble) {
    if (!trouble.kind) throw trouble
    people.textContent = ""
    return null
  } finally {
    clearTimeout(beating)
    beating = setTimeout(beat, BEAT)
  }
}

whenAnswered((here) => {
  forget("taken")
  return understand(here)
})
form.addEventListener("input", ({ target }) => {
  if (!isKept(target) || claimed || reading || !form.dataset.presence) return
  claimed = true
  beat("write")
})
// Whether its form was sent, or its last words are on their way: its pen is free for others.
window.addEventListener("pagehide", () => {
  if (form.dataset.presence) send(form.dataset.presence, { wants: "leave" }, { isLast: true }).catch(() => {})
})
window.addEventListener("pageshow", (event) => event.persisted && beat())

export const start = () => beat()
