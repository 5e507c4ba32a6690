// The notes in the margin: what was said, answers, settled or not; and the field for a new one.

import { complete } from "desk/combobox"
import { button, element } from "desk/element"
import { gettext, interpolate } from "desk/words"
import { fold } from "writing/folding"

const LONGEST = 2000 // characters; articles/models/note.py has room for as many

const plain = (text) => fold(text).folded
const calling = (field) => {
  const typed = field.value.slice(0, field.selectionStart)
  return /(?:^|\s)@([^@\n]{1,40})$/.exec(typed)?.[1] ?? ""
}

// A field in which @ completes names; Ctrl+Enter sends, Escape gives up.
function field(label, people, { send, leave }) {
  const text = element("textarea", { rows: 3, maxlength: LONGEST, "aria-label": label, placeholder: label })
  const wrap = element("div", { class: "note-field completes" }, text)
  complete(text, {
    word: () => calling(text),
    search: async (word) =>
      people()
        .filter(({ title }) => plain(title).includes(plain(word)))
        .slice(0, 8),
    pick({ title }) {
      const before = text.value.slice(0, text.selectionStart).replace(/@[^@\n]*$/, `@${title} `)
      text.value = before + text.value.slice(text.selectionStart)
      text.setSelectionRange(before.length, before.length)
      text.focus()
    },
  })
  text.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send()
    else if (event.key === "Escape") leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  return { wrap, text }
}

export class Panel {
  // `act(values)` sends to the server and resolves to true when done; `show(id)` goes to the passage;
  // `anchor()` is the selected passage or null; `back()` gives the text the focus again.
  constructor(root, { act, show, anchor, back }) {
    Object.assign(this, { root, act, show, anchor, back, people: [], lost: new Set() })
    this.status = element("p", { class: "note-status", role: "status" })
    this.composer = element("div", { class: "note-composer" })
    this.list = element("ol", { class: "notes" })
    this.ask = button(gettext("Note on the selection"), () => this.compose(), {
      title: "Ctrl+Alt+M",
      "aria-keyshortcuts": "Control+Alt+M",
    })
    root.append(element("p", {}, this.ask), this.composer, this.status, this.list)
    // It stands inside the article's form, whose business it is not.
    for (const kind of ["input", "change"]) root.addEventListener(kind, (event) => event.stopPropagation())
  }

  say(text, isRefusal = false) {
    this.status.textContent = text
    this.status.classList.toggle("refused", isRefusal)
  }

  compose() {
    const anchor = this.anchor()
    const leave = () => {
      this.composer.replaceChildren()
      this.back()
    }
    const send = async () => {
      if (!text.value.trim()) return text.focus()
      if (await this.act({ text: text.value, ...(anchor ?? {}) })) leave()
    }
    const label = anchor ? gettext("Note on this passage") : gettext("A note on the whole text")
    const { wrap, text } = field(label, () => this.people, { send, leave })
    this.composer.replaceChildren(
      ...(anchor ? [element("blockquote", {}, anchor.quote)] : []),
      wrap,
      element(
        "p",
        { class: "note-acts" },
        button(gettext("Write the note"), send, { class: "primary" }),
        button(gettext("Cancel"), leave, { class: "plain" }),
      ),
    )
    text.focus()
  }

  draw({ notes, people }, lost) {
    this.people = people
    this.list.replaceChildren(
      ...notes.filter(({ settled }) => !settled).map((note) => this.thread(note)),
      ...notes.filter(({ settled }) => settled).map((note) => this.thread(note)),
    )
    this.mark(lost)
  }

  // Which notes have lost their passage, without drawing anew what somebody may be typing in.
  mark(lost) {
    for (const line of this.list.children) {
      const note = line.querySelector(".note-lost")
      if (note) note.hidden = !lost.has(Number(line.dataset.note))
    }
  }

  open(id) {
    const line = this.list.querySelector(`[data-note="${id}"]`)
    line?.scrollIntoView({ block: "nearest" })
    line?.focus()
  }

  thread(note) {
    const said = ({ by, when, text, guest }) => [
      element(
        "p",
        { class: "note-head" },
        element("b", {}, by),
        guest ? element("span", { class: "quiet" }, ` ${gettext("by preview link")}`) : null,
        element("time", {}, ` ${when}`),
      ),
      element("p", { class: "note-text" }, text),
    ]
    return element(
      "li",
      { class: note.settled ? "note is-settled" : "note", "data-note": note.id, tabindex: "-1" },
      note.quote
        ? button(note.quote, () => this.show(note.id), { class: "note-quote", title: gettext("Show the passage") })
        : null,
      note.quote && !note.settled
        ? element("p", { class: "note-lost", hidden: true }, gettext("This passage is no longer there."))
        : null,
      ...said(note),
      ...note.answers.map((answer) => element("div", { class: "note-answer" }, ...said(answer))),
      this.acts(note),
    )
  }

  acts(note) {
    const line = element("div", { class: "note-foot" })
    const rest = () => line.replaceChildren(...buttons)
    const answer = () => {
      const leave = () => {
        rest()
        buttons[0].focus()
      }
      const send = async () => {
        if (!text.value.trim()) return text.focus()
        await this.act({ text: text.value, parent: note.id })
      }
      const { wrap, text } = field(gettext("Answer"), () => this.people, { send, leave })
      line.replaceChildren(wrap, button(gettext("Answer"), send), button(gettext("Cancel"), leave, { class: "plain" }))
      text.focus()
    }
    const buttons = [
      button(gettext("Answer"), answer, { class: "plain" }),
      note.settled
        ? button(gettext("Take up again"), () => this.act({ reopen: note.id }), { class: "plain" })
        : button(gettext("Settle it"), () => this.act({ settle: note.id }), { class: "plain" }),
    ]
    if (note.settledBy) {
      const by = interpolate(gettext("settled by %(who)s"), { who: note.settledBy })
      buttons.push(element("span", { class: "quiet" }, by))
    }
    rest()
    return line
  }
}
