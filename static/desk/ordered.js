// Ordered rows (byline, hand-picked items): add, remove, move. Their order in the page is what is sent.

import { choose } from "desk/chooser"
import { complete } from "desk/combobox"
import { button, element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext } from "desk/words"

const OFFERED = 8
const changed = (rows) => rows.dispatchEvent(new Event("input", { bubbles: true }))

function handles(rows, row) {
  const move = (up) => {
    const other = up ? row.previousElementSibling : row.nextElementSibling
    if (!other?.matches("[data-row]")) return
    if (up) other.before(row)
    else other.after(row)
    changed(rows)
  }
  return element(
    "span",
    { class: "row-handles" },
    button("↑", (event) => { move(true); event.currentTarget.focus() }, { class: "plain", "aria-label": gettext("Move up") }),
    button("↓", (event) => { move(false); event.currentTarget.focus() }, { class: "plain", "aria-label": gettext("Move down") }),
    button(
      "×",
      () => {
        row.remove()
        rows.querySelector(".add-row")?.focus()
        changed(rows)
      },
      { class: "plain", "aria-label": gettext("Remove") },
    ),
  )
}

// An author is known by his name, or by his address where two share a name.
function completeAuthor(field, authors) {
  field.removeAttribute("list")
  const offer = async (text) => {
    const { rows } = await authors.search(text)
    const share = (title) => rows.filter((row) => row.title === title).length > 1
    return rows.slice(0, OFFERED).map((row) => ({ ...row, name: share(row.title) ? row.slug : row.title }))
  }
  const pick = ({ name }) => {
    field.value = name
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  complete(field, { search: offer, pick })
}

function startByline(rows) {
  const authors = rowsAt(rows.dataset.authors)
  const all = [...rows.querySelectorAll("[data-row]")]
  const model = all.at(-1).cloneNode(true)
  model.querySelector("[id]")?.removeAttribute("id")
  const isBlank = (row) => !row.querySelector("input").value
  const blanks = all.filter(isBlank)
  for (const row of blanks.slice(all.length === blanks.length ? 1 : 0)) row.remove()
  const dress = (row) => {
    completeAuthor(row.querySelector("input"), authors)
    row.append(handles(rows, row))
  }
  rows.querySelectorAll("[data-row]").forEach(dress)
  const append = (values = {}) => {
    const row = model.cloneNode(true)
    for (const control of row.querySelectorAll("input, select")) control.value = values[control.name] ?? control.value
    dress(row)
    add.before(row)
    return row
  }
  const add = button(gettext("Add a signature"), () => append().querySelector("input").focus(), { class: "plain add-row" })
  rows.append(add)
  rows.addEventListener("fields:restored", ({ detail }) => {
    const names = [...model.querySelectorAll("input, select")].map(({ name }) => name)
    const columns = names.map((name) => detail.getAll(name))
    for (const row of rows.querySelectorAll("[data-row]")) row.remove()
    columns[0].forEach((_, at) => append(Object.fromEntries(names.map((name, of) => [name, columns[of][at]]))))
    if (!columns[0].length) append()
  })
}

function startRelated(rows) {
  const address = rows.dataset.search
  const name = rows.querySelector("[data-blank] input").name
  const { id } = rows.querySelector("[data-blank] input")
  document.querySelector(`label[for="${id}"]`)?.removeAttribute("for") // what it named goes
  const drawRow = (row) => {
    const made = element(
      "span",
      { class: "row", "data-row": true },
      element("input", { type: "hidden", name, value: row.id }),
      element("a", { href: row.change, target: "_blank" }, row.title),
    )
    made.append(handles(rows, made))
    return made
  }
  rows.querySelector("[data-blank]").remove()
  for (const row of rows.querySelectorAll("[data-row]")) {
    row.querySelector("input").type = "hidden"
    row.append(handles(rows, row))
  }
  rows.addEventListener("fields:restored", ({ detail }) => {
    for (const row of rows.querySelectorAll("[data-row]")) row.remove()
    for (const id of detail.getAll(name).filter(Boolean)) {
      const made = drawRow({ id, change: "", title: `n° ${id}` }) // its title comes when the server tells it
      add.before(made)
      rowsAt(address).describe(id).then((row) => row && made.replaceWith(drawRow(row)))
    }
  })
  const add = button(
    gettext("Choose an article…"),
    async () => {
      const row = await choose({ block: "read-also", address })
      const values = [...rows.querySelectorAll("input")].map((input) => input.value)
      if (row && !values.includes(String(row.id))) {
        add.before(drawRow(row))
        changed(rows)
      }
      add.focus()
    },
    { class: "plain add-row" },
  )
  rows.append(add)
}

const starters = { byline: startByline, related: startRelated }

function start(rows) {
  rows.classList.add("is-live")
  starters[rows.dataset.ordered](rows)
}

for (const rows of document.querySelectorAll("[data-ordered]")) start(rows)
document.addEventListener("fields:drawn", ({ target }) => target.matches("[data-ordered]") && start(target))
