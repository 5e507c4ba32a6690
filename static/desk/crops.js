// Cutting a picture: the focal point and a box by hand for each ratio, by mouse, finger and keyboard.
// The form's number fields hold everything; this page only moves their numbers and shows what follows.

import { button, element } from "desk/element"
import { gettext, interpolate } from "desk/words"

const LEAST = 100 // pixels of a box's width; as articles/admin/picture_cropping.py has it
const STEP = 0.01 // of the picture, for an arrow; ten times as much with Shift

const clamp = (value, least, most) => Math.min(Math.max(value, least), most)
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

// The same arithmetic as articles/cropping.py.
function automatic([width, height], ratio, [x, y]) {
  const boxWidth = Math.min(width, height * ratio)
  const boxHeight = boxWidth / ratio
  return {
    left: clamp(x * width - boxWidth / 2, 0, width - boxWidth),
    top: clamp(y * height - boxHeight / 2, 0, height - boxHeight),
    width: boxWidth,
    height: boxHeight,
  }
}

function fitted([width, height], ratio, wished) {
  const most = Math.min(width, height * ratio)
  const boxWidth = clamp(wished.width, Math.min(LEAST, most), most)
  const boxHeight = boxWidth / ratio
  return {
    left: clamp(wished.left, 0, width - boxWidth),
    top: clamp(wished.top, 0, height - boxHeight),
    width: boxWidth,
    height: boxHeight,
  }
}

// Calls move(dx, dy) in pixels of the screen while a pointer that went down on `target` is held.
function dragged(target, begin) {
  target.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    target.focus()
    const move = begin(event)
    const start = [event.clientX, event.clientY]
    const onMove = (moved) => move(moved.clientX - start[0], moved.clientY - start[1])
    const stop = () => {
      target.removeEventListener("pointermove", onMove)
      target.removeEventListener("pointerup", stop)
      target.removeEventListener("pointercancel", stop)
    }
    target.setPointerCapture(event.pointerId)
    target.addEventListener("pointermove", onMove)
    target.addEventListener("pointerup", stop)
    target.addEventListener("pointercancel", stop)
  })
}

class Shape {
  constructor(page, item) {
    const [wide, high] = item.dataset.ratio.split("/").map(Number)
    this.page = page
    this.item = item
    this.name = item.dataset.shape
    this.label = item.dataset.label
    this.ratio = wide / high
    this.svg = item.querySelector("svg")
    this.summary = item.querySelector("summary")
    this.inputs = ["left", "top", "width"].map((part) => document.getElementById(`id_${this.name}_${part}`))
    for (const input of this.inputs) input.addEventListener("input", () => page.draw())
    this.set = button(gettext("Set a box by hand"), () => page.choose(this), { class: "button" })
    this.reset = button(gettext("Back to automatic"), () => this.forget(), { class: "button" })
    this.summary.closest("details").before(element("p", { class: "cut-acts" }, this.set, this.reset))
  }

  get byHand() {
    return this.inputs[2].value.trim() !== ""
  }

  get box() {
    const { size, focal } = this.page
    if (!this.byHand) return automatic(size, this.ratio, focal)
    const [left, top, width] = this.inputs.map((input) => Number(input.value) || 0)
    return fitted(size, this.ratio, { left, top, width })
  }

  write(wished) {
    // Rounded down, so that the box stays inside the picture.
    const box = fitted(this.page.size, this.ratio, wished)
    const values = [Math.floor(box.left), Math.floor(box.top), Math.floor(box.width)]
    this.inputs.forEach((input, index) => (input.value = values[index]))
    this.page.changed()
  }

  forget() {
    for (const input of this.inputs) input.value = ""
    if (this.page.chosen === this) this.page.choose(null)
    this.page.changed()
    this.set.focus()
  }

  draw(isChosen) {
    const { left, top, width, height } = this.box
    this.svg.setAttribute("viewBox", `${left} ${top} ${width} ${height}`)
    this.item.classList.toggle("by-hand", this.byHand)
    this.item.classList.toggle("is-chosen", isChosen)
    this.summary.textContent = this.byHand ? gettext("Set by hand") : gettext("Automatic")
    this.set.textContent = this.byHand ? gettext("Move the box") : gettext("Set a box by hand")
    this.set.setAttribute("aria-pressed", String(isChosen))
    this.reset.hidden = !this.byHand
  }
}

class CropPage {
  constructor(form) {
    this.form = form
    this.size = [Number(form.dataset.width), Number(form.dataset.height)]
    this.stage = form.querySelector("[data-stage]")
    this.help = form.querySelector("[data-help]")
    this.helpOfFocal = this.help.textContent
    this.focalInputs = [document.getElementById("id_focal_x"), document.getElementById("id_focal_y")]
    this.chosen = null
    this.dirty = false
    this.shapes = [...form.querySelectorAll("[data-shape]")].map((item) => new Shape(this, item))
    for (const input of this.focalInputs) input.addEventListener("input", () => this.draw())
    this.drawPoint()
    this.drawBox()
    this.stage.classList.add("is-live")
    form.addEventListener("input", () => (this.dirty = true))
    form.addEventListener("submit", () => (this.dirty = false))
    addEventListener("beforeunload", (event) => this.dirty && event.preventDefault())
    this.draw()
  }

  get focal() {
    return this.focalInputs.map((input) => clamp(Number(input.value.replace(",", ".")) / 100, 0, 1))
  }

  set focal(point) {
    point.forEach((share, index) => {
      this.focalInputs[index].value = (clamp(share, 0, 1) * 100).toFixed(1)
    })
    this.changed()
  }

  changed() {
    this.dirty = true
    this.draw()
  }

  drawPoint() {
    this.point = element("button", { type: "button", class: "focal-point", "aria-describedby": "stage_help" })
    this.stage.append(this.point)
    this.stage.addEventListener("pointerdown", (event) => {
      if (this.chosen || event.button !== 0) return
      const box = this.stage.getBoundingClientRect()
      this.focal = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
      event.preventDefault()
      this.point.focus()
    })
    dragged(this.point, () => {
      const [x, y] = this.focal
      const { width, height } = this.stage.getBoundingClientRect()
      return (dx, dy) => (this.focal = [x + dx / width, y + dy / height])
    })
    this.point.addEventListener("keydown", (event) => {
      const step = STEPS[event.key]
      if (!step) return
      event.preventDefault()
      const far = event.shiftKey ? STEP * 10 : STEP
      const [x, y] = this.focal
      this.focal = [x + step[0] * far, y + step[1] * far]
    })
  }

  drawBox() {
    this.box = element("div", { class: "crop-box", tabindex: 0, role: "group", hidden: true, "aria-describedby": "stage_help" })
    this.stage.append(this.box)
    dragged(this.box, () => {
      const before = this.chosen.box
      const scale = this.scale
      return (dx, dy) =>
        this.chosen.write({ ...before, left: before.left + dx * scale, top: before.top + dy * scale })
    })
    for (const corner of ["nw", "ne", "sw", "se"]) this.drawHandle(corner)
    this.box.addEventListener("keydown", (event) => this.onBoxKey(event))
  }

  // A corner is pulled, the one across from it stays where it is.
  drawHandle(corner) {
    const handle = element("span", { class: "crop-handle", "data-corner": corner })
    this.box.append(handle)
    dragged(handle, () => {
      const before = this.chosen.box
      const { ratio } = this.chosen
      const [right, bottom] = [before.left + before.width, before.top + before.height]
      const most = Math.min(
        corner.includes("w") ? right : this.size[0] - before.left,
        (corner.includes("n") ? bottom : this.size[1] - before.top) * ratio,
      )
      return (dx, dy) => {
        const across = (corner.includes("w") ? -dx : dx) * this.scale
        const down = (corner.includes("n") ? -dy : dy) * this.scale * ratio
        const grown = Math.abs(across) > Math.abs(down) ? across : down
        const width = clamp(before.width + grown, Math.min(LEAST, most), most)
        this.chosen.write({
          width,
          left: corner.includes("w") ? right - width : before.left,
          top: corner.includes("n") ? bottom - width / ratio : before.top,
        })
      }
    })
  }

  onBoxKey(event) {
    const { box } = this.chosen
    const far = event.shiftKey ? STEP * 10 : STEP
    const step = STEPS[event.key]
    if (step) {
      const [dx, dy] = [step[0] * far * this.size[0], step[1] * far * this.size[1]]
      this.chosen.write({ ...box, left: box.left + dx, top: box.top + dy })
    } else if (event.key === "+" || event.key === "-") {
      const grown = (event.key === "+" ? 2 : -2) * STEP * this.size[0]
      const left = box.left - grown / 2
      const top = box.top - grown / 2 / this.chosen.ratio
      this.chosen.write({ left, top, width: box.width + grown })
    } else if (event.key === "Escape" || event.key === "Enter") {
      const { set } = this.chosen
      this.choose(null)
      set.focus()
    } else return
    event.preventDefault()
  }

  // Pixels of the original for one of the screen.
  get scale() {
    return this.size[0] / this.stage.getBoundingClientRect().width
  }

  choose(shape) {
    this.chosen = this.chosen === shape ? null : shape
    if (this.chosen && !this.chosen.byHand) this.chosen.write(this.chosen.box)
    this.draw()
    if (this.chosen) this.box.focus()
  }

  draw() {
    const [x, y] = this.focal
    this.point.style.left = `${x * 100}%`
    this.point.style.top = `${y * 100}%`
    this.point.setAttribute(
      "aria-label",
      interpolate(gettext("Focal point: %(x)s per cent from the left, %(y)s from the top"), {
        x: Math.round(x * 100),
        y: Math.round(y * 100),
      }),
    )
    this.point.hidden = this.chosen !== null
    this.box.hidden = this.chosen === null
    this.stage.classList.toggle("is-boxing", this.chosen !== null)
    this.help.textContent = this.chosen
      ? gettext("Drag the box or its corners. With the keyboard: arrows move it, + and − resize it, Escape ends.")
      : this.helpOfFocal
    if (this.chosen) {
      const { left, top, width, height } = this.chosen.box
      this.box.setAttribute("aria-label", interpolate(gettext("Box of %(ratio)s"), { ratio: this.chosen.label }))
      this.box.style.left = `${(left / this.size[0]) * 100}%`
      this.box.style.top = `${(top / this.size[1]) * 100}%`
      this.box.style.width = `${(width / this.size[0]) * 100}%`
      this.box.style.height = `${(height / this.size[1]) * 100}%`
    }
    for (const shape of this.shapes) shape.draw(shape === this.chosen)
  }
}

for (const form of document.querySelectorAll("[data-crop]")) new CropPage(form)
document.querySelector(".errornote")?.focus()
