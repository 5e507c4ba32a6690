// The panel of find and replace. Ctrl+F inside it is the browser's own search; Escape gives the text back.

import { button, element } from "desk/element"
import { gettext, interpolate, ngettext } from "desk/words"
import { forget, look, replaceAll, replaceOne, stateOf, step } from "writing/find"

const SWITCHES = () => ({
  withCase: ["Aa", gettext("Capital letters count")],
  wholeWords: [gettext("Words"), gettext("Whole words only")],
  withAccents: ["é", gettext("Accents count")],
})

export class FindPanel {
  constructor(editor, place) {
    this.editor = editor
    this.place = place
    this.options = {}
    this.draw()
    editor.on("update", () => !place.hidden && this.count())
  }

  draw() {
    const field = (label) => element("input", { type: "text", "aria-label": label, placeholder: label, autocomplete: "off", spellcheck: "false" })
    this.query = field(gettext("Find"))
    this.other = field(gettext("Replace with"))
    this.said = element("output", { class: "find-count" })
    const signed = (sign, label, act) => button(sign, act, { "aria-label": label, title: label })
    this.place.append(
      element(
        "p",
        {},
        this.query,
        this.said,
        signed("↑", gettext("Previous"), () => step(this.editor, -1) ?? this.count()),
        signed("↓", gettext("Next"), () => step(this.editor, 1) ?? this.count()),
        ...Object.entries(SWITCHES()).map(([name, [sign, label]]) => this.drawSwitch(name, sign, label)),
        signed("×", gettext("Close"), () => this.close()),
      ),
      element(
        "p",
        {},
        this.other,
        button(gettext("Replace"), () => this.replace()),
        button(gettext("Replace all"), () => this.replaceAll()),
      ),
    )
    this.query.addEventListener("input", () => this.look())
    this.place.addEventListener("keydown", (event) => this.onKey(event))
  }

  drawSwitch(name, sign, label) {
    const made = button(sign, () => {
      this.options[name] = !this.options[name]
      made.setAttribute("aria-pressed", String(this.options[name]))
      this.look()
    }, { "aria-label": label, title: label, "aria-pressed": "false" })
    return made
  }

  open(withReplace) {
    const { state } = this.editor
    const { from, to, empty } = state.selection
    const chosen = empty ? "" : state.doc.textBetween(from, to, "\n")
    this.place.hidden = false
    if (chosen && !chosen.includes("\n")) this.query.value = chosen
    const field = withReplace && this.query.value ? this.other : this.query
    field.focus()
    field.select()
    this.look()
  }

  close() {
    this.place.hidden = true
    forget(this.editor)
    this.editor.view.focus()
  }

  look() {
    look(this.editor, this.query.value, { ...this.options })
    this.count()
  }

  count() {
    const { found, at, query } = stateOf(this.editor)
    const place = interpolate(gettext("%(at)s of %(count)s"), { at: at + 1, count: found.length })
    this.said.textContent = query ? (found.length ? place : gettext("Nothing found")) : ""
  }

  replace() {
    replaceOne(this.editor, this.other.value)
    this.count()
  }

  replaceAll() {
    const count = replaceAll(this.editor, this.other.value)
    this.said.textContent = interpolate(ngettext("%(count)s replaced", "%(count)s replaced", count), { count })
  }

  onKey(event) {
    if (event.key === "Escape") this.close()
    else if (event.key === "Enter" && event.target === this.query) {
      step(this.editor, event.shiftKey ? -1 : 1)
      this.count()
    } else if (event.key === "Enter" && event.target === this.other) this.replace()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
