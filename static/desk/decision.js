// The form of a decision: asks for the notice only where readers are told something, and says on its button
// whether something happens now or later.

const TOLD = ["correction", "right-of-reply"]

export function prepare(root) {
  for (const form of root.querySelectorAll(".decision-form")) {
    const told = form.querySelector("[data-when-told]")
    const at = form.querySelector(".when-at")
    const button = form.querySelector("[data-now]")
    const draw = () => {
      const later = form.querySelector("[name=when]:checked")?.value === "later"
      if (told) told.hidden = !TOLD.includes(form.querySelector("[name=change]:checked")?.value)
      if (at) at.hidden = !later
      if (button) button.textContent = later ? button.dataset.later : button.dataset.now
    }
    form.addEventListener("change", draw)
    draw()
    form.querySelector(".errornote")?.focus()
  }
}

prepare(document)
