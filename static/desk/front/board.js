// The board: what is done to it is sent with the whole form, and comes back drawn by the server. One act
// after the other, since each says from which edition of the draft it grew.

import { interpolate, gettext } from "desk/words"

export class Board {
  constructor(form, { onDrawn, say }) {
    this.form = form
    this.onDrawn = onDrawn
    this.say = say
    this.last = Promise.resolve()
  }

  get board() {
    return this.form.querySelector("#board")
  }

  // `what` is the value of a button; `focus` the id of what is focused afterwards.
  act(what, focus = document.activeElement?.id) {
    this.last = this.last.then(() => this.send(what, focus)).catch((refusal) => this.say(refusal.message, true))
    return this.last
  }

  async send(what, focus) {
    const body = new FormData(this.form)
    body.set("do", what)
    this.form.setAttribute("aria-busy", "true")
    try {
      const answer = await this.answered(body)
      if (answer.status === 409) return location.assign((await answer.json()).reconcile)
      if (!answer.ok && answer.status !== 422) throw new Error(gettext("The server refused this. Try again, or reload the page."))
      this.draw(await answer.text(), focus)
      if (answer.ok) this.say(this.board.querySelector(".board-said")?.textContent ?? this.saved())
    } finally {
      this.form.removeAttribute("aria-busy")
    }
  }

  saved() {
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })
    return interpolate(gettext("Draft saved at %(time)s."), { time })
  }

  async answered(body) {
    let answer
    try {
      answer = await fetch(this.form.action, { method: "POST", body, headers: { "X-Desk": "board" } })
    } catch {
      throw new Error(gettext("Not saved: the server does not answer. What you typed is still here; press Save."))
    }
    if (answer.redirected) {
      throw new Error(gettext("You have been signed out. Sign in again in another tab, then go on here."))
    }
    return answer
  }

  draw(html, focus) {
    const drawn = new DOMParser().parseFromString(html, "text/html").getElementById("board")
    const open = [...this.board.querySelectorAll("details[open] > summary[id]")].map(({ id }) => id)
    const typed = this.board.querySelector("#launch-reason")?.value
    this.board.replaceWith(document.adoptNode(drawn))
    for (const id of open) document.getElementById(id)?.parentElement.setAttribute("open", "")
    if (typed) this.board.querySelector("#launch-reason").value = typed
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true })
    this.board.querySelector(".errornote")?.scrollIntoView({ block: "nearest" })
    this.board.dispatchEvent(new Event("fields:drawn", { bubbles: true }))
    this.onDrawn()
  }
}
