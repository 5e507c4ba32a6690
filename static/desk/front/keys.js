// Moving articles by keyboard: Space or Enter picks one up, the arrows walk through the places of the page,
// Space or Enter puts it down there, Escape lets it go.

import { gettext, interpolate } from "desk/words"

export class Keys {
  constructor(form, { drop, announce }) {
    this.form = form
    this.drop = drop
    this.announce = announce
    form.addEventListener("keydown", (event) => this.onKey(event))
    form.addEventListener("focusout", (event) => event.target === this.held && this.letGo())
  }

  get places() {
    return [...this.form.querySelectorAll("[data-place]")]
  }

  onKey(event) {
    const handle = event.target.closest?.(".handle")
    if (!handle) return
    const pick = () => this.pickUp(handle)
    const free = { " ": pick, Enter: pick }
    const held = {
      " ": () => this.putDown(),
      Enter: () => this.putDown(),
      Escape: () => this.letGo(),
      ArrowUp: () => this.go(-1),
      ArrowDown: () => this.go(1),
    }
    const act = (this.held ? held : free)[event.key]
    if (!act) return // the page's own business, or that of a drag
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  pickUp(handle) {
    this.held = handle
    handle.setAttribute("aria-pressed", "true")
    this.at = this.places.indexOf(handle.closest("[data-place]"))
    this.announce(gettext("Picked up. Arrows choose the place, Space puts it down, Escape lets go."))
    this.mark()
  }

  go(step) {
    this.at = Math.min(Math.max(this.at + step, 0), this.places.length - 1)
    this.mark()
    const place = this.places[this.at]
    const container = place?.closest(".container")
    if (!container) return
    const [name, number] = [container.querySelector("h3").textContent.trim(), place.dataset.place.split(":")[1]]
    this.announce(interpolate(gettext("%(container)s, place %(number)s"), { container: name, number }))
  }

  mark() {
    for (const each of this.places) each.classList.remove("is-target")
    const place = this.places[this.at]
    place?.classList.add("is-target")
    place?.scrollIntoView({ block: "nearest" })
  }

  putDown() {
    const { held } = this
    const place = this.places[this.at]
    this.clear()
    if (place && place !== held.closest("[data-place]")) this.drop(held, place.dataset.place)
    else this.announce(gettext("Stays where it was."))
  }

  letGo() {
    this.clear()
    this.announce(gettext("Stays where it was."))
  }

  clear() {
    for (const each of this.places) each.classList.remove("is-target")
    this.held?.removeAttribute("aria-pressed")
    this.held = null
  }
}
