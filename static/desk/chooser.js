// The dialog in which a row is chosen: search, arrows, Enter; for pictures also upload and description.

import { button, element } from "desk/element"
import { rowsAt } from "desk/rows"
import { send } from "desk/server"
import { gettext, interpolate, ngettext } from "desk/words"

const WAIT = 200 // milliseconds after the last key

const TITLES = {
  image: () => gettext("Choose a picture"),
  product: () => gettext("Choose a product"),
  promo: () => gettext("Choose a promo"),
  "read-also": () => gettext("Choose an article"),
}

export async function upload(address, file) {
  return send(address, { file })
}

// What the library is told of a picture: its alt, caption and credit. Resolves to the row.
export const describe = (uploadTo, id, values) => send(uploadTo.replace(/upload\/$/, `${id}/describe/`), values)

export const isPicture = (file) => file.type.startsWith("image/")

class Chooser {
  constructor({ block, address, uploadTo, current, many = false }) {
    this.block = block
    this.rows = rowsAt(address)
    this.uploadTo = block === "image" ? uploadTo : null
    this.current = current
    this.many = many
    this.chosen = many ? [] : null
    this.page = 0
    this.draw()
  }

  draw() {
    this.field = element("input", {
      type: "search",
      "aria-label": gettext("Search"),
      placeholder: gettext("Search"),
      autocomplete: "off",
      autofocus: true,
    })
    this.list = element("div", { class: "chooser-rows", "data-block": this.block })
    this.more = button(gettext("Show more"), () => this.search(this.page + 1), { hidden: true })
    this.note = element("p", { class: "chooser-note", role: "status" })
    this.dialog = element(
      "dialog",
      { class: `chooser chooser-${this.block}`, "aria-label": TITLES[this.block]() },
      element(
        "header",
        {},
        element("h2", {}, TITLES[this.block]()),
        button("×", () => this.dialog.close(), { class: "plain", "aria-label": gettext("Close") }),
      ),
      element("div", { class: "chooser-tools" }, this.field, this.uploadTo ? this.drawUpload() : null),
      this.note,
      this.list,
      this.more,
      this.many ? this.drawInsert() : null,
    )
    this.field.addEventListener("input", () => {
      this.noteIsOfFile = false
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.search(), WAIT)
    })
    this.dialog.addEventListener("keydown", (event) => this.onKey(event))
  }

  // Several are chosen: each click puts a row in or takes it out, this button ends it.
  drawInsert() {
    this.insert = button(
      gettext("Insert"),
      () => {
        this.isDone = true
        this.dialog.close()
      },
      { class: "primary", disabled: true },
    )
    return element("footer", { class: "chooser-end" }, this.insert)
  }

  toggle(row, line) {
    const at = this.chosen.findIndex(({ id }) => id === row.id)
    if (at < 0) this.chosen.push(row)
    else this.chosen.splice(at, 1)
    line?.setAttribute("aria-pressed", String(at < 0))
    const count = this.chosen.length
    this.insert.disabled = count === 0
    this.insert.textContent = count
      ? interpolate(ngettext("Insert %(count)s picture", "Insert %(count)s pictures", count), { count })
      : gettext("Insert")
  }

  drawUpload() {
    const file = element("input", { type: "file", accept: "image/*", hidden: true })
    file.addEventListener("change", () => file.files[0] && this.take(file.files[0]))
    return element(
      "span",
      {},
      button(gettext("Upload a picture…"), () => file.click(), { class: "primary" }),
      file,
    )
  }

  open() {
    document.body.append(this.dialog)
    this.dialog.addEventListener("dragover", (event) => event.preventDefault())
    this.dialog.addEventListener("drop", (event) => {
      event.preventDefault()
      const file = [...event.dataTransfer.files].find(isPicture)
      if (file && this.uploadTo) this.take(file)
    })
    this.dialog.showModal()
    this.search()
    return new Promise((resolve) => {
      this.dialog.addEventListener("close", () => {
        this.dialog.remove()
        resolve(this.many && !this.isDone ? [] : this.chosen)
      })
    })
  }

  async search(page = 0) {
    const mine = (this.asked = (this.asked ?? 0) + 1)
    try {
      const found = await this.rows.search(this.field.value.trim(), page)
      if (mine !== this.asked) return
      this.page = page
      if (page === 0) this.list.replaceChildren()
      this.list.append(...found.rows.map((row) => this.drawRow(row)))
      this.more.hidden = !found.more
      this.saySearch(this.list.children.length ? "" : gettext("Nothing found."))
    } catch (refusal) {
      this.saySearch(refusal.message)
    }
  }

  // A search that ends late does not write over what was said of a file.
  saySearch(text) {
    if (!this.noteIsOfFile) this.note.textContent = text
  }

  drawRow(row) {
    const isChosen = this.many
      ? this.chosen.some(({ id }) => id === row.id)
      : String(row.id) === String(this.current)
    const line = element(
      "button",
      {
        type: "button",
        class: "chooser-row",
        "aria-pressed": String(isChosen),
        onclick: () => this.pick(row, line),
      },
      row.thumb || this.block === "image"
        ? element("img", { src: row.thumb, alt: "", loading: "lazy" })
        : null,
      element(
        "span",
        {},
        element("strong", {}, row.title),
        row.detail ? element("small", {}, row.detail) : null,
      ),
    )
    return line
  }

  pick(row, line) {
    if (this.many) {
      this.toggle(row, line)
      if (!line) this.search() // described after an upload: back to the list
      return
    }
    this.chosen = row
    this.dialog.close()
  }

  async take(file) {
    this.noteIsOfFile = true
    this.note.textContent = interpolate(gettext("Uploading “%(name)s”…"), { name: file.name })
    try {
      const row = await upload(this.uploadTo, file)
      this.rows.remember([row])
      this.describe(row)
    } catch (refusal) {
      this.note.textContent = refusal.message
      this.note.classList.add("refused")
    }
  }

  // Right after an upload, while the person still knows: what it shows, and whose it is.
  describe(row) {
    const fields = {
      alt: [gettext("Alternative text"), gettext("What the picture shows, for those who do not see it.")],
      caption: [gettext("Caption"), ""],
      credit: [gettext("Credit"), gettext("For instance “Jeanne Martin / AFP”.")],
    }
    const form = element("form", { class: "chooser-describe", method: "dialog" })
    form.append(element("img", { src: row.thumb, alt: "" }))
    for (const [name, [label, help]] of Object.entries(fields)) {
      const input = element("input", { name, id: `describe-${name}`, value: row[name], maxlength: 160 })
      if (name !== "credit") input.maxLength = name === "alt" ? 300 : 400
      form.append(
        element("label", { for: input.id }, label),
        input,
        help ? element("small", {}, help) : "",
      )
    }
    form.append(element("button", { type: "submit", class: "primary" }, gettext("Insert the picture")))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.saveDescription(row, new FormData(form))
    })
    this.note.textContent = row.note ?? ""
    this.list.replaceChildren(form)
    this.more.hidden = true
    form.elements.alt.focus()
  }

  async saveDescription(row, data) {
    try {
      const described = await describe(this.uploadTo, row.id, Object.fromEntries(data))
      this.rows.remember([described])
      this.pick(described)
    } catch (refusal) {
      this.note.textContent = refusal.message
    }
  }

  onKey(event) {
    const rows = [...this.list.querySelectorAll(".chooser-row")]
    const at = rows.indexOf(document.activeElement)
    const width = this.block === "image" ? this.columns(rows) : 1
    const step = { ArrowDown: width, ArrowUp: -width }[event.key]
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (event.target === this.field && event.key === "Enter") {
      event.preventDefault()
      rows[0]?.click()
    } else if (step && (at >= 0 || event.key === "ArrowDown")) {
      event.preventDefault()
      const to = at < 0 ? 0 : at + step
      if (to < 0) this.field.focus()
      else rows[Math.min(to, rows.length - 1)]?.focus()
    } else if (side && at >= 0 && this.block === "image") {
      event.preventDefault()
      rows[Math.min(Math.max(at + side, 0), rows.length - 1)].focus()
    }
  }

  columns(rows) {
    const top = rows[0]?.offsetTop
    return Math.max(1, rows.filter((row) => row.offsetTop === top).length)
  }
}

// Resolves to the chosen row, or null.
export const choose = (options) => new Chooser(options).open()

// Resolves to the chosen rows in the order in which they were chosen; to none when nobody was sure.
export const chooseMany = (options) => new Chooser({ ...options, many: true }).open()
