// Talking with the desk's own endpoints. A refusal is an Error whose message is for the person.

import { gettext } from "desk/words"

const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? ""

async function answered(request) {
  let response
  try {
    response = await request
  } catch {
    const text = gettext("The server does not answer. Check the connection and try again.")
    throw Object.assign(new Error(text), { isSilence: true })
  }
  if (response.redirected && response.url.includes("/login/")) {
    throw new Error(gettext("You have been signed out. Sign in again in another tab, then go on here."))
  }
  const data = await response.json().catch(() => null)
  if (!response.ok || data === null) {
    throw Object.assign(
      new Error(data?.error ?? gettext("The server refused this. Try again, or reload the page.")),
      { data },
    )
  }
  return data
}

export const read = (address) => answered(fetch(address, { headers: { Accept: "application/json" } }))

// A list of values is sent as so many fields of one name.
export function send(address, values, options = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) {
    for (const each of [value].flat()) body.append(name, each)
  }
  const headers = { Accept: "application/json", "X-CSRFToken": token() }
  return answered(fetch(address, { method: "POST", body, headers, ...options }))
}
