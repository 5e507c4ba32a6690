// Moving articles by mouse, pen or finger: the handle is held, the place under the pointer takes it.

const NEAR = 64 // pixels from the edge of the window, where the page scrolls along
const SPEED = 12 // pixels at a time
const SLIP = 4 // pixels; less is a click

export class Dragging {
  constructor(form, drop) {
    this.form = form
    this.drop = drop
    form.addEventListener("pointerdown", (event) => this.start(event))
    for (const [name, act] of Object.entries({ pointermove: "move", pointerup: "end", pointercancel: "stop" })) {
      form.addEventListener(name, (event) => this.held && event.pointerId === this.held.id && this[act](event))
    }
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.held && this.stop())
  }

  start(event) {
    const handle = event.target.closest(".handle")
    if (!handle || event.button !== 0 || this.held) return
    handle.setPointerCapture(event.pointerId)
    this.held = { id: event.pointerId, handle, x: event.clientX, y: event.clientY }
  }

  move(event) {
    const { held } = this
    if (!held.shadow) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLIP) return
      held.shadow = this.lift(held.handle)
    }
    event.preventDefault()
    held.shadow.style.transform = `translate(${event.clientX + 12}px, ${event.clientY - 12}px)`
    this.aim(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-place]"))
    if (event.clientY < NEAR) scrollBy(0, -SPEED)
    if (event.clientY > innerHeight - NEAR) scrollBy(0, SPEED)
  }

  lift(handle) {
    const row = handle.closest("li")
    const shadow = document.createElement("p")
    shadow.className = "dragged"
    shadow.textContent = row.querySelector(".place-title")?.textContent ?? ""
    document.body.append(shadow)
    row.classList.add("is-lifted")
    return shadow
  }

  aim(place) {
    if (place === this.held.place) return
    this.held.place?.classList.remove("is-target")
    place?.classList.add("is-target")
    this.held.place = place
  }

  end() {
    const { handle, place, shadow } = this.held
    this.stop()
    if (shadow && place && place !== handle.closest("[data-place]")) this.drop(handle, place.dataset.place)
  }

  stop() {
    const { shadow, place, handle } = this.held
    shadow?.remove()
    place?.classList.remove("is-target")
    handle.closest("li")?.classList.remove("is-lifted")
    this.held = null
  }
}
