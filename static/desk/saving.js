// Autosave: to this browser at once, to the server a moment later; one request at a time. What became of the
// text is always said at the top, in words.

import { BrowserCopy } from "desk/browser-copy"
import { forget, tell } from "desk/news"
import { apply, contents, form, isApplying, isHanded, isKept, noteSending, settleInitials } from "desk/page-fields"
import { send, signedIn } from "desk/page-server"
import { gettext, interpolate } from "desk/words"

const REST = 1_500 // milliseconds without a key, then it is saved
const LONGEST = 10_000 // milliseconds that somebody who never rests goes unsaved
const TO_BROWSER = 250 // milliseconds
const RETRIES = [2_000, 4_000, 8_000, 15_000, 30_000] // milliseconds; then every 30 seconds
const DOOR = 4_000 // milliseconds between two looks whether somebody has signed in again

const status = document.querySelector("[data-saved]")
const page = { user: form.dataset.user, article: form.dataset.article, seat: form.elements.seat.value }
export const copy = new BrowserCopy(page)

const state = {
  version: form.hasAttribute("data-refused") ? 1 : 0, // counts changes; a refused form is unsaved
  saved: 0,
  firstUnsaved: 0,
  sending: null,
  timer: 0,
  tries: 0,
  trouble: "",
  clash: "",
  paused: false,
  isCopied: true, // this browser holds what the server has not got
  isWarned: false, // it has been said that it does not
  isHanded: false, // somebody was chosen to write or to review: it is the Save button that tells him
}
const listeners = []

export const isUnsaved = () => state.version !== state.saved
export const whenAnswered = (listener) => listeners.push(listener)
export const clock = (moment = new Date()) =>
  moment.toLocaleTimeString(document.documentElement.lang || [], { hour: "2-digit", minute: "2-digit" })

const say = (text, isTrouble = false) => {
  status.textContent = text
  status.classList.toggle("is-trouble", isTrouble)
}

let copying = 0
function toBrowser() {
  clearTimeout(copying)
  copying = 0
  if (isUnsaved()) state.isCopied = copy.keep(contents(), form.elements.base.value)
  warnOfNoCopy()
}

// As long as the server answers, nobody needs to know.
function warnOfNoCopy() {
  const isNeeded = !state.isCopied && state.trouble !== ""
  if (isNeeded === state.isWarned) return // said once, not at every key
  state.isWarned = isNeeded
  if (!isNeeded) forget("no-copy")
  else tell("no-copy", gettext("This browser has no room for a copy of your text: do not close the page before it is saved."), { isTrouble: true })
}

export function changed(event) {
  if (isApplying() || (event && !isKept(event.target))) return
  if (event && isHanded(event.target)) {
    state.isHanded = true
    say(gettext("not saved yet"))
    return
  }
  state.version += 1
  state.firstUnsaved ||= Date.now()
  form.classList.add("is-dirty")
  if (!state.trouble) say(gettext("not saved yet"))
  copying ||= setTimeout(toBrowser, TO_BROWSER)
  schedule()
}

function schedule(delay = REST) {
  if (state.sending || state.paused) return
  clearTimeout(state.timer)
  const left = state.firstUnsaved + LONGEST - Date.now()
  state.timer = setTimeout(save, state.trouble ? delay : Math.max(0, Math.min(delay, left)))
}

// Saves what is unsaved; whoever waits for it hears how it went.
export function save({ isLast = false } = {}) {
  clearTimeout(state.timer)
  if (state.sending) return state.sending
  if (!isUnsaved()) return Promise.resolve(true)
  state.sending = attempt(isLast).finally(() => {
    state.sending = null
    if (isUnsaved()) schedule(state.trouble ? waiting() : REST)
  })
  return state.sending
}

export const pause = (isPaused) => {
  state.paused = isPaused
  if (!isPaused && isUnsaved()) schedule()
}

async function attempt(isLast) {
  const version = state.version
  const sent = noteSending()
  try {
    const answer = await send(form.dataset.autosave, sent, { isLast })
    recovered()
    understand(answer, sent, version)
    return true
  } catch (trouble) {
    if (!trouble.kind) throw trouble
    toBrowser()
    TROUBLES[trouble.kind](trouble)
    warnOfNoCopy()
    return false
  }
}

function understand(answer, sent, version) {
  begin(answer.places)
  const isTaken = !Object.keys(answer.fields).length || apply(answer.fields, sent)
  if (answer.base && isTaken) form.elements.base.value = answer.base
  state.saved = isTaken && !answer.clash ? version : state.saved
  state.firstUnsaved = isUnsaved() ? Date.now() : 0
  if (Object.keys(answer.fields).length && isTaken) {
    tell("merged", answer.by
      ? interpolate(gettext("The changes of %(name)s have been brought together with yours."), { name: answer.by })
      : gettext("What you wrote on another page has been brought together with this one."))
  }
  settleInitials(sent)
  clash(answer)
  refused(answer.refused)
  if (!isUnsaved()) {
    form.classList.remove("is-dirty")
    copy.clear()
    say(Object.keys(answer.refused).length
      ? interpolate(gettext("saved at %(time)s, except what is refused"), { time: answer.saved })
      : interpolate(gettext("saved at %(time)s"), { time: answer.saved }))
  }
  for (const listener of listeners) listener(answer.presence)
}

// A page that had no article has one now: its address and its form follow.
function begin(places) {
  if (form.dataset.presence === places.presence) return
  form.dataset.autosave = places.autosave
  form.dataset.presence = places.presence
  form.action = places.form
  history.replaceState(history.state, "", places.form)
  copy.move(places.form.match(/\/(\d+)\//)[1])
}

function clash({ clash: address, by }) {
  state.clash = address
  if (!address) return forget("clash")
  state.saved = state.version // it is set aside on the server: nothing to repeat until somebody writes on
  copy.clear()
  say(gettext("set aside: choose"), true)
  tell("clash", by
    ? interpolate(gettext("%(name)s wrote in the same places as you. Your text is set aside on the server; nothing was saved over anybody."), { name: by })
    : gettext("Another page of yours saved something else in the same places. This text is set aside on the server."),
    { isTrouble: true, acts: [[gettext("See both and choose"), address]] })
}

function refused(fields) {
  const names = Object.entries(fields)
  if (!names.length) return forget("refused")
  const lines = names.map(([label, messages]) => (label ? `${label} : ` : "") + messages.join(" "))
  tell("refused", interpolate(gettext("Not saved, everything else is: %(what)s"), { what: lines.join(" · ") }), { isTrouble: true })
}

// Troubles

const waiting = () => RETRIES[Math.min(state.tries++, RETRIES.length - 1)]

function recovered() {
  state.trouble = ""
  state.tries = 0
  forget("trouble")
  warnOfNoCopy()
}

function trouble(kind, text, news, acts = []) {
  if (state.trouble === kind) return
  state.trouble = kind
  say(text, true)
  if (news) tell("trouble", news, { isTrouble: true, acts })
  else forget("trouble")
}

const keptHere = () =>
  state.isCopied ? gettext("your text is kept in this browser") : gettext("your text is in this page alone")

const TROUBLES = {
  offline: () => trouble("offline", `${interpolate(gettext("offline since %(time)s"), { time: clock() })} : ${keptHere()}`),
  broken: () =>
    trouble("broken", `${interpolate(gettext("the server has been failing since %(time)s"), { time: clock() })} : ${keptHere()}`),
  "signed-out": () => {
    trouble("signed-out", `${gettext("signed out")} : ${keptHere()}`,
      gettext("You have been signed out. Sign in again in another tab: this page then saves by itself."),
      [[gettext("Sign in in another tab"), form.dataset.door]])
    knock()
  },
  stranger: ({ message }) => {
    trouble("stranger", `${gettext("not saved")} : ${keptHere()}`,
      interpolate(gettext("%(name)s is signed in in this browser now. This text is yours: it is not saved under another name."), { name: message }))
    knock()
  },
  forbidden: ({ message }) => trouble("forbidden", `${gettext("not saved")} : ${keptHere()}`, message),
  gone: ({ message }) => trouble("gone", `${gettext("not saved")} : ${keptHere()}`, message),
  refused: ({ message }) => trouble("refused", `${gettext("not saved")} : ${keptHere()}`, message || gettext("The server cannot read what this page sends.")),
  "stale-token": () => trouble("broken", `${gettext("not saved")} : ${keptHere()}`),
}

let knocking = 0
function knock() {
  clearTimeout(knocking)
  knocking = setTimeout(async () => {
    try {
      await signedIn()
      save()
    } catch {
      if (["signed-out", "stranger"].includes(state.trouble)) knock()
    }
  }, DOOR)
}

// When it is saved

form.addEventListener("input", changed)
form.addEventListener("change", changed)
window.addEventListener("online", () => state.trouble && save())
window.addEventListener("focus", () => state.trouble && save())
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    toBrowser()
    save({ isLast: true })
  }
})
window.addEventListener("pagehide", () => {
  toBrowser()
  if (!leaving) save({ isLast: true })
})

// The form's own buttons wait for an autosave under way: their text grows from what it saves.
let leaving = false
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return
  if (!state.sending) {
    leaving = true
    return
  }
  event.preventDefault()
  const { submitter } = event
  state.sending.finally(() => form.requestSubmit(submitter))
})
window.addEventListener("pageshow", () => {
  leaving = false
})
window.addEventListener("beforeunload", (event) => {
  if ((isUnsaved() || state.isHanded) && !leaving) event.preventDefault()
})
if (isUnsaved()) schedule()
