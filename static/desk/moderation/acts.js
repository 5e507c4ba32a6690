// What moderators do. The screen shows it at once; the server stores it; what it refuses comes back with why.

import { gettext, interpolate, ngettext } from "desk/words"
import * as cards from "moderation/card"
import * as counters from "moderation/counters"
import * as deck from "moderation/deck"
import { post } from "moderation/outbox"
import { say } from "moderation/saying"
import * as steps from "moderation/steps"

const root = document.querySelector(".moderation-desk")
const LEADS_TO = { approve: "approved", reject: "rejected", spam: "spam", ban: "rejected" }
const SAID = {
  approve: () => gettext("approved"),
  reject: () => gettext("refused"),
  spam: () => gettext("marked as spam"),
  ban: () => gettext("banned and refused"),
  pick: () => gettext("picked"),
  unpick: () => gettext("no longer picked"),
  undo: () => gettext("decision undone"),
}

// What was decided here a moment ago is known, though its answer may still be on the way: « id:version »
// that somebody saw, and the version that his own act has made of it.
const own = new Map()

function latest(id, seen) {
  let version = Number(seen)
  while (own.has(`${id}:${version}`)) version = own.get(`${id}:${version}`)
  return version
}

const about = (who, what) => interpolate(gettext("%(who)s: %(what)s"), { who, what })
const scoped = (values) => ({ ...Object.fromEntries(deck.scope), ...values })

// The comment on the screen, in the version that is shown.
export function current() {
  const card = cards.card()
  if (card) return { id: card.dataset.id, version: card.dataset.version, state: card.dataset.state }
  const row = deck.currentRow()
  return row && { id: row.dataset.id, version: row.dataset.version, state: row.dataset.state }
}

function nameOf(id) {
  const card = cards.card()
  if (card?.dataset.id === String(id)) return card.querySelector(".card-author").textContent
  return deck.rowOf(id)?.querySelector(".row-author").textContent ?? ""
}

const isSuspect = (row) => Boolean(row.querySelector('[data-state="suspect"]'))

// Take what has been decided out of the list, and go on to what comes next.
function moveOn(ids, state) {
  const taken = []
  let next = deck.currentRow()
  const goes = new Set(ids.map(String))
  while (next && goes.has(next.dataset.id)) next = deck.neighbour(next, 1)
  next ??= deck.rows().findLast((row) => !goes.has(row.dataset.id)) ?? null
  for (const id of ids) {
    const row = deck.rowOf(id)
    if (!row) continue
    counters.move(row.dataset.state, state, isSuspect(row))
    const from = row.dataset.state
    row.dataset.state = state
    if (!deck.keeps(state)) taken.push({ ...deck.take(row), from, to: state })
  }
  const shown = cards.card()?.dataset.id
  if (!taken.length && goes.has(shown)) return taken
  if (!goes.has(shown) && shown) return taken
  if (next) cards.show(next.dataset.id, { focus: focusesCard() })
  else cards.clear()
  if (!focusesCard()) next?.querySelector(".row-link").focus({ preventScroll: true })
  return taken
}

const focusesCard = () => root.classList.contains("is-one") || Boolean(document.activeElement?.closest(".card"))

function putBack(taken) {
  for (const one of [...taken].reverse()) {
    counters.move(one.to, one.from, isSuspect(one.row))
    one.row.dataset.state = one.from
    deck.putBack(one)
  }
}

// One press: `values()` for the server, asked for when its turn comes; about `ids`, which become `state`
// (null: they stay where they are).
export async function act(values, ids, state, label) {
  const step = steps.newStep()
  const taken = state ? moveOn(ids, state) : []
  for (const id of ids) cards.forget(id)
  steps.push({ id: step, label, taken, ids })
  say(label)
  try {
    const answer = await post(root.dataset.decide, () => scoped({ ...values(), step }))
    counters.set(answer.counts)
    settle(answer, { step, taken })
  } catch (refusal) {
    steps.drop(step)
    putBack(taken)
    if (ids.length) await cards.show(ids[0])
    say(interpolate(gettext("Not stored: %(why)s"), { why: refusal.message }), "refused")
  }
}

// What the server made of it: versions for the rows that stay, and everything that it refused.
function settle(answer, { step, taken }) {
  for (const { id, version, state } of answer.done) note(id, version, state)
  if (!answer.done.length) steps.drop(step)
  for (const refused of answer.refused) comeBack(refused, taken)
  const shown = cards.card()?.dataset.id
  const concerned = [...answer.done, ...answer.refused].some(({ id }) => String(id) === shown)
  if (concerned && !answer.refused.length) cards.showAgain(shown)
}

function note(id, version, state) {
  own.set(`${id}:${version - 1}`, version)
  cards.forget(id)
  const row = deck.rowOf(id)
  if (!row) return
  Object.assign(row.dataset, { version, state })
  row.querySelector(".row-tick").value = `${id}:${version}`
}

async function comeBack(refused, taken) {
  const name = nameOf(refused.id) || taken.find(({ row }) => row.dataset.id === String(refused.id))?.row.querySelector(".row-author").textContent
  if (refused.agreed) {
    say(about(name, gettext("somebody else has decided the same.")))
    return
  }
  putBack(taken.filter(({ row }) => row.dataset.id === String(refused.id)))
  const row = deck.rowOf(refused.id)
  row?.classList.add("is-refused")
  if (row) row.dataset.state = refused.state
  await cards.showAgain(refused.id)
  if (refused.clash) cards.showClash(refused.id, refused.clash)
  say(about(name, refused.message), "refused")
}

export function decide(verb, detail = "") {
  const comment = current()
  if (!comment) return say(cards.hint())
  const value = [verb, comment.id, comment.version, ...(detail ? [detail] : [])].join(":")
  decideAs(value)
}

// As a button says it: « verb:id:version(:detail) ».
export function decideAs(value) {
  const [verb, id, seen, ...detail] = value.split(":")
  const label = about(nameOf(id), SAID[verb]())
  const values = () => ({ decide: [verb, id, latest(id, seen), ...detail].join(":") })
  return act(values, [id], LEADS_TO[verb] ?? null, label)
}

export function decideTicked(verb, reason) {
  const ticked = deck.rows().filter((row) => row.querySelector(".row-tick").checked)
  if (!ticked.length) return say(gettext("Nothing is ticked."))
  const ids = ticked.map((row) => row.dataset.id)
  const seen = ticked.map((row) => [row.dataset.id, row.dataset.version])
  for (const row of ticked) row.querySelector(".row-tick").checked = false
  const count = ngettext("%(count)s comment", "%(count)s comments", ids.length)
  const label = about(interpolate(count, { count: ids.length }), SAID[verb]())
  const values = () => ({
    bulk: verb,
    reason,
    comment: seen.map(([id, version]) => `${id}:${latest(id, version)}`),
  })
  act(values, ids, LEADS_TO[verb], label)
}

// The whole thread, or all of a commenter: which comments those are, the server knows.
export async function decideAround(which, about, reason) {
  const [, verb] = which.split(":")
  const step = steps.newStep()
  say(gettext("Working…"))
  try {
    const answer = await post(root.dataset.decide, () => scoped({ around: which, about, reason, step }))
    const ids = answer.done.map(({ id }) => id)
    const taken = ids.length ? moveOn(ids, LEADS_TO[verb]) : []
    counters.set(answer.counts)
    const count = ngettext("%(count)s comment", "%(count)s comments", ids.length)
    const label = about(interpolate(count, { count: ids.length }), SAID[verb]())
    if (ids.length) steps.push({ id: step, label, taken, ids })
    settle(answer, { step, taken })
    say(ids.length ? label : gettext("There was nothing to decide."))
  } catch (refusal) {
    say(interpolate(gettext("Not stored: %(why)s"), { why: refusal.message }), "refused")
  }
}

export async function undo(id = null) {
  const step = id ? steps.drop(id) : steps.pop()
  if (!step) return say(gettext("There is nothing to undo."))
  putBack(step.taken)
  for (const each of step.ids) cards.forget(each)
  const [first] = step.ids
  const isBack = first !== undefined && deck.rowOf(first)
  if (isBack && step.taken.length) cards.show(first, { focus: focusesCard() })
  say(interpolate(gettext("Undone: %(what)s"), { what: step.label }))
  try {
    const answer = await post(root.dataset.undo, () => scoped({ step: step.id }))
    counters.set(answer.counts)
    for (const { id: done, version, state } of answer.done) note(done, version, state)
    for (const refused of answer.refused) await refuseUndo(refused, step)
    if (!answer.done.length && !answer.refused.length) say(gettext("This can no longer be undone."), "refused")
    else if (!answer.refused.length && answer.done.length) cards.showAgain(answer.done[0].id)
  } catch (refusal) {
    steps.push(step)
    say(interpolate(gettext("Not stored: %(why)s"), { why: refusal.message }), "refused")
  }
}

// Somebody decided after us: the row shows where it stands now, and both sides.
async function refuseUndo(refused, step) {
  note(refused.id, refused.version, refused.state)
  await comeBack(refused, [])
  const row = deck.rowOf(refused.id)
  if (row && !deck.keeps(refused.state)) row.classList.add("is-moved")
}
