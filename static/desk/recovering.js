// A text that lost its page (a crash, a closed tab, a lost connection) is offered back, never put in silently.

import { forget as forgetCopy } from "desk/browser-copy"
import { element, button } from "desk/element"
import { forget, tell } from "desk/news"
import { contents, form, takeUp } from "desk/page-fields"
import { changed, copy } from "desk/saving"
import { gettext, interpolate, ngettext } from "desk/words"

const LABELS = { body: () => gettext("Text"), tag_names: () => gettext("Tags") }

const plain = (html) => {
  const { body } = new DOMParser().parseFromString(html.replaceAll(/<\/(p|h2|h3|li|figcaption)>/g, "$&\n"), "text/html")
  return body.textContent.trim()
}

// How much of a text is not in another: words, counted as often as they occur.
function lacking(one, other) {
  const counts = new Map()
  for (const word of other.split(/\s+/)) counts.set(word, (counts.get(word) ?? 0) + 1)
  let missing = 0
  for (const word of one.split(/\s+/).filter(Boolean)) {
    const left = counts.get(word) ?? 0
    if (left) counts.set(word, left - 1)
    else missing += 1
  }
  return missing
}

function differing(text, now) {
  const [was, is] = [new URLSearchParams(text), new URLSearchParams(now)]
  const names = new Set([...was.keys(), ...is.keys()])
  return [...names]
    .map((name) => ({ name, then: was.getAll(name).join("\n"), now: is.getAll(name).join("\n") }))
    .filter((field) => field.then !== field.now && !field.name.startsWith("initial-"))
}

const read = ({ name, then, now }) => (name === "body" ? { then: plain(then), now: plain(now) } : { then, now })

function label(name) {
  const field = form.querySelector(`label[for="id_${name.split("-")[0]}"]`)
  return LABELS[name]?.() ?? (field?.textContent.trim() || name)
}

function compare(fields, when) {
  const dialog = element("dialog", { class: "chooser small-dialog recovery", "aria-label": gettext("Compare") })
  const rows = fields.map((field) => {
    const { then, now } = read(field)
    return element(
      "section",
      {},
      element("h3", {}, label(field.name)),
      element("div", { class: "sides" },
        element("div", {}, element("h4", {}, interpolate(gettext("In this browser, %(when)s"), { when })), element("pre", {}, then)),
        element("div", {}, element("h4", {}, gettext("On the server")), element("pre", {}, now))),
    )
  })
  dialog.append(...rows, button(gettext("Close"), () => dialog.close()))
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function offer({ name, text, base, at }, fields) {
  const moment = new Date(at)
  const when = moment.toLocaleString(document.documentElement.lang || [], { dateStyle: "medium", timeStyle: "short" })
  const extra = fields.reduce((sum, field) => {
    const { then, now } = read(field)
    return sum + lacking(then, now)
  }, 0)
  const much = interpolate(ngettext("%(count)s word of it is not on the server", "%(count)s words of it are not on the server", extra), { count: extra })
  tell("recovery", interpolate(gettext("This browser kept a text of this article that was not saved, of %(when)s: %(much)s."), { when, much }), {
    isTrouble: true,
    acts: [
      [gettext("Take up this text"), () => {
        takeUp(text)
        if (base) form.elements.base.value = base // it grew from there; what others saved since is brought together
        forgetCopy(name)
        forget("recovery")
        changed()
      }],
      [gettext("Compare"), () => compare(fields, when)],
      [gettext("Discard"), () => {
        forgetCopy(name)
        forget("recovery")
      }],
    ],
  })
}

export async function offerBack() {
  const now = contents()
  for (const orphan of await copy.orphans()) {
    const fields = differing(orphan.text, now)
    if (fields.length) return offer(orphan, fields)
    forgetCopy(orphan.name)
  }
}
