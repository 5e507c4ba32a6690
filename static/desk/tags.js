// Tags and folders as words that can be taken out one by one, completed from those there are.
// Without this script the field holds them separated by commas; it goes on holding them so.

import { complete } from "desk/combobox"
import { button, element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext, interpolate, ngettext } from "desk/words"

const OFFERED = 8
const same = (a, b) => a.localeCompare(b, undefined, { sensitivity: "accent" }) === 0

// As django-taggit reads and writes them: names with a comma or a space stand in quotation marks.
const read = (text) =>
  [...text.matchAll(/"([^"]*)"|([^,"]+)/g)].map((found) => (found[1] ?? found[2]).trim()).filter(Boolean)
const write = (names) => names.map((name) => (/[,\s]/.test(name) ? `"${name}"` : name)).join(", ")

class Names {
  constructor(input) {
    this.input = input
    this.rows = rowsAt(input.dataset.tags)
    this.names = read(input.value)
    const label = document.querySelector(`label[for="${input.id}"]`)
    this.field = element("input", {
      type: "text",
      id: `${input.id}_new`,
      autocomplete: "off",
      maxlength: 100,
      "aria-label": label?.textContent ?? input.getAttribute("aria-label"),
    })
    this.list = element("ul", { class: "names-list", "aria-label": gettext("Chosen") })
    this.said = element("span", { class: "visually-hidden", role: "status" })
    this.box = element("div", { class: "names completes" }, this.list, element("div", { class: "names-new" }, this.field), this.said)
    if (label) label.htmlFor = this.field.id
    input.type = "hidden"
    input.after(this.box)
    this.listen()
    this.draw()
  }

  listen() {
    complete(this.field, { search: (text) => this.offer(text), pick: (row) => this.add(row.name) })
    this.box.addEventListener("click", (event) => event.target === this.box && this.field.focus())
    this.field.addEventListener("keydown", (event) => this.onKey(event))
    this.field.addEventListener("blur", () => this.addTyped())
    this.field.addEventListener("input", (event) => event.stopPropagation()) // nothing is chosen yet
    this.field.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text/plain")
      if (!/[,\n]/.test(text)) return
      event.preventDefault()
      for (const name of read(text.replace(/\n/g, ","))) this.add(name)
    })
    // Whoever sets the field itself (a recovered text) wants to see it.
    this.input.addEventListener("input", () => this.follow())
    this.input.addEventListener("change", () => this.follow())
  }

  follow() {
    if (this.input.value === write(this.names)) return
    this.names = read(this.input.value)
    this.draw()
  }

  // What there is, how often it is used, and last of all the word as it is typed, if it is new.
  async offer(text) {
    const typed = text.replace(/"/g, "").trim()
    const { rows } = await this.rows.search(typed)
    const there = rows.filter((row) => !this.has(row.title)).slice(0, OFFERED)
    const offered = there.map((row) => ({
      name: row.title,
      title: row.title,
      detail: row.uses ? interpolate(ngettext("%(count)s use", "%(count)s uses", row.uses), { count: row.uses }) : row.detail,
    }))
    const isNew = typed && !this.has(typed) && !rows.some((row) => same(row.title, typed))
    if (isNew) offered.push({ name: typed, title: interpolate(gettext("New: “%(name)s”"), { name: typed }) })
    return offered
  }

  onKey(event) {
    if (event.isComposing || event.defaultPrevented) return
    if ((event.key === "Enter" || event.key === ",") && this.field.value.trim()) {
      event.preventDefault()
      this.addTyped()
    } else if (event.key === "Enter") {
      event.preventDefault() // an empty field sends no form
    } else if (event.key === "Backspace" && !this.field.value && this.names.length) {
      this.remove(this.names.at(-1))
    }
  }

  has(name) {
    return this.names.some((each) => same(each, name))
  }

  addTyped() {
    for (const name of read(this.field.value)) this.add(name)
    this.field.value = ""
  }

  add(name) {
    this.field.value = ""
    if (this.has(name)) return
    this.names.push(name)
    this.changed(interpolate(gettext("%(name)s added"), { name }))
  }

  remove(name) {
    this.names = this.names.filter((each) => each !== name)
    this.changed(interpolate(gettext("%(name)s taken out"), { name }))
    this.field.focus()
  }

  changed(text) {
    this.input.value = write(this.names)
    this.said.textContent = text
    this.draw()
    this.input.dispatchEvent(new Event("input", { bubbles: true }))
  }

  draw() {
    this.list.hidden = this.names.length === 0
    this.list.replaceChildren(
      ...this.names.map((name) =>
        element(
          "li",
          {},
          name,
          button("×", () => this.remove(name), {
            class: "plain",
            "aria-label": interpolate(gettext("Take out %(name)s"), { name }),
          }),
        ),
      ),
    )
  }
}

for (const input of document.querySelectorAll("input[data-tags]")) new Names(input)
