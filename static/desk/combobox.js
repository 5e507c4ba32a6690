// Completion under a text field, after the ARIA combobox pattern (list autocomplete, manual choice).

import { element } from "desk/element"

const WAIT = 150 // milliseconds after the last key

let lists = 0

// search(text) resolves to rows; pick(row) does what choosing one means; word() is what is searched.
export function complete(input, { search, pick, word = () => input.value.trim() }) {
  const id = `completion-${++lists}`
  const list = element("ul", { id, role: "listbox", class: "completion", hidden: true })
  input.after(list)
  input.setAttribute("role", "combobox")
  input.setAttribute("aria-autocomplete", "list")
  input.setAttribute("aria-controls", id)
  let rows = []
  let at = -1
  let timer
  let asked = 0

  const close = () => {
    list.hidden = true
    at = -1
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
  }
  const move = (to) => {
    list.children[at]?.setAttribute("aria-selected", "false")
    at = (to + rows.length) % rows.length
    list.children[at].setAttribute("aria-selected", "true")
    list.children[at].scrollIntoView({ block: "nearest" })
    input.setAttribute("aria-activedescendant", list.children[at].id)
  }
  const choose = (index) => {
    const row = rows[index]
    close()
    pick(row)
  }
  const show = (found) => {
    rows = found
    at = -1
    list.replaceChildren(
      ...rows.map((row, index) =>
        element(
          "li",
          {
            id: `${id}-${index}`,
            role: "option",
            "aria-selected": "false",
            onmousedown: (event) => event.preventDefault(),
            onclick: () => choose(index),
          },
          row.title,
          row.detail ? element("small", {}, row.detail) : null,
        ),
      ),
    )
    list.hidden = rows.length === 0
    input.setAttribute("aria-expanded", String(rows.length > 0))
  }
  const ask = async () => {
    const mine = ++asked
    const text = word()
    const found = text ? await search(text).catch(() => []) : []
    if (mine === asked && document.activeElement === input) show(found)
  }

  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(ask, WAIT)
  })
  input.addEventListener("blur", close)
  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown" && event.altKey) ask()
      return
    }
    if (event.key === "ArrowDown") move(at + 1)
    else if (event.key === "ArrowUp") move(at < 0 ? rows.length - 1 : at - 1)
    else if (event.key === "Enter" && at >= 0) choose(at)
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  close()
}
