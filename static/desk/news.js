// The line under the bar that says what happened, and what can be done about it.

import { button, element } from "desk/element"
import { gettext } from "desk/words"

const place = document.querySelector("[data-news]")
const shown = new Map()

// `acts` are [label, what it does]; a piece of news of the same name takes the former one's place.
export function tell(name, text, { acts = [], isTrouble = false } = {}) {
  forget(name)
  const line = element("div", { class: `news-line${isTrouble ? " is-trouble" : ""}` }, element("p", {}, text))
  for (const [label, act] of acts) {
    line.append(
      typeof act === "string"
        ? element("a", { class: "button", href: act, target: act.includes("login") ? "_blank" : null }, label)
        : button(label, act, { class: "button" }),
    )
  }
  if (!isTrouble) line.append(button("×", () => forget(name), { class: "plain", "aria-label": gettext("Close") }))
  shown.set(name, line)
  place.append(line)
}

export function forget(name) {
  shown.get(name)?.remove()
  shown.delete(name)
}
