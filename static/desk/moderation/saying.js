// What happened, in one line: shown at the foot of the page and read out by screen readers.

const LASTS = 6000 // milliseconds; what asks for a decision stands on the card, and stays

const line = document.querySelector("[data-said]")
let timer

export function say(text, kind = "") {
  line.textContent = text
  line.dataset.kind = kind
  line.classList.add("is-shown")
  clearTimeout(timer)
  timer = setTimeout(() => line.classList.remove("is-shown"), LASTS)
}
