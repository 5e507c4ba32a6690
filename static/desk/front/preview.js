// The draft beside the board: drawn again after each change, at the width that is chosen.

const WIDTHS = { phone: 390, desktop: 1280 } // pixels

export class Preview {
  constructor(form) {
    this.form = form
    this.stage = form.querySelector("[data-trial]")
    this.frame = this.stage.querySelector("iframe")
    for (const radio of form.querySelectorAll("input[name=width]")) radio.addEventListener("change", () => this.fit())
    new ResizeObserver(() => this.fit()).observe(this.stage)
    this.fit()
  }

  // Never larger than it will be.
  fit() {
    const width = WIDTHS[this.form.querySelector("input[name=width]:checked").value]
    const scale = Math.min(1, this.stage.clientWidth / width)
    this.frame.style.width = `${width}px`
    this.frame.style.height = `${this.stage.clientHeight / scale}px`
    this.frame.style.transform = `scale(${scale})`
  }

  drawAgain() {
    const top = this.frame.contentWindow?.scrollY ?? 0
    this.frame.addEventListener("load", () => this.frame.contentWindow?.scrollTo(0, top), { once: true })
    this.frame.src = this.frame.src // asks again
  }
}
