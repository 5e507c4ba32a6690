// The writing page talks to the server: one form at a time, and every way in which that can fail is told
// apart, because each asks something else of whoever writes.

import { form } from "desk/page-fields"
import { gettext } from "desk/words"

const FORM_TYPE = "application/x-www-form-urlencoded;charset=UTF-8"
const PATIENCE = 30_000 // milliseconds without an answer; a long text on a bad line takes ten
const KEEPALIVE_LIMIT = 60_000 // bytes that browsers send for a page that goes away (the standard says 64 KiB)

export class Trouble extends Error {
  // kind: offline, signed-out, stranger, forbidden, gone, refused, broken
  constructor(kind, message = "") {
    super(message)
    this.kind = kind
  }
}

const KINDS = { 400: "refused", 401: "signed-out", 403: "forbidden", 404: "gone", 413: "refused" }

const tokenField = () => form.querySelector("input[name=csrfmiddlewaretoken]")

async function answered(promise) {
  let response
  try {
    response = await promise
  } catch {
    throw new Trouble("offline")
  }
  const data = await response.json().catch(() => null)
  if (response.ok && data) return data
  // A page instead of an answer: the form's token is of a session that is over.
  const kind = response.status === 403 && !data ? "stale-token" : KINDS[response.status]
  const tooLong = response.status === 413 ? gettext("This text is longer than the server takes.") : ""
  throw new Trouble(kind ?? "broken", data?.error ?? tooLong)
}

export async function send(address, values, { isLast = false } = {}) {
  try {
    return await post(address, values, isLast)
  } catch (trouble) {
    if (trouble.kind !== "stale-token") throw trouble
    await signedIn()
    return post(address, values, isLast)
  }
}

function post(address, values, isLast) {
  const body = new URLSearchParams(values)
  body.set("csrfmiddlewaretoken", tokenField().value)
  body.set("seat", form.elements.seat.value)
  body.set("base", form.elements.base.value)
  if (isLast) body.set("last", "1") // it takes no pen that is given back at the same moment
  const text = body.toString()
  // A line that is dead and does not say so would keep a text waiting for ever.
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), PATIENCE)
  return answered(
    fetch(address, {
      method: "POST",
      body: text,
      headers: { "Content-Type": FORM_TYPE, Accept: "application/json" },
      keepalive: isLast && text.length < KEEPALIVE_LIMIT,
      signal: silence.signal,
    }),
  ).finally(() => clearTimeout(timer))
}

// Whether this page's person is signed in; takes the session's token. Raises otherwise.
export async function signedIn() {
  const session = await answered(fetch(form.dataset.session, { headers: { Accept: "application/json" } }))
  if (String(session.user) !== form.dataset.user) throw new Trouble("stranger", session.name)
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = session.token
}
