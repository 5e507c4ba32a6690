// What has been decided on the screen, on its way to the server: one after the other, in order, and again
// when the line broke. A step has a number, so that what is sent twice is done once.

import { send } from "desk/server"

const TRIES = 5
const PAUSE = 800 // milliseconds before the second try; twice as long before each further one

let last = Promise.resolve()
let waiting = 0
let isBroken = false

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))

async function deliver(address, values) {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await send(address, values, { keepalive: true })
      isBroken = false
      return answer
    } catch (refusal) {
      isBroken = Boolean(refusal.isSilence)
      // An answer of the server, whatever it says, is an answer.
      if (!refusal.isSilence || tries === TRIES) throw refusal
      await pause(PAUSE * 2 ** (tries - 1))
    }
  }
}

// `values` is asked for when its turn comes: what it says may depend on the answer before.
export function post(address, values) {
  waiting += 1
  const delivered = last.then(() => deliver(address, values()))
  last = delivered.catch(() => {}).finally(() => (waiting -= 1))
  return delivered
}

export const isEmpty = () => waiting === 0

// The one that is on its way arrives though the page is left; what stands in line behind it does not.
window.addEventListener("beforeunload", (event) => {
  if (waiting > 1 || (waiting && isBroken)) event.preventDefault()
})
