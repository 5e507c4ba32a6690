// Completion under a text field, after the ARIA combobox pattern (list autocomplete, manual choice). A field of
// several lines stays a textbox, as ARIA has it: it has the same list and keeps its arrows while the list is shut.

import { element } from "desk/element"
import { gettext, interpolate, ngettext } from "desk/words"

const WAIT = 150 // milliseconds after the last key

let lists = 0

// search(text) resolves to rows; pick(row) does what choosing one means; word() is what is searched.
// Without a word nothing is searched, unless ↓ asks for what there is.
export function complete(input, { search, pick, word = () => input.value.trim() }) {
  const id = `completion-${++lists}`
  const list = element("ul", { id, role: "listbox", class: "completion", "aria-label": gettext("Suggestions"), hidden: true })
  const said = element("span", { class: "visually-hidden", role: "status" })
  const isOneLine = input.localName === "input"
  input.after(list, said)
  if (isOneLine) input.setAttribute("role", "combobox")
  input.setAttribute("aria-autocomplete", "list")
  input.setAttribute("aria-controls", id)
  let rows = []
  let at = -1
  let timer
  let asked = 0

  const expand = (isOpen) => {
    list.hidden = !isOpen
    if (isOneLine) input.setAttribute("aria-expanded", String(isOpen))
  }
  const close = () => {
    expand(false)
    at = -1
    asked += 1 // an answer under way comes too late
    clearTimeout(timer)
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
    expand(rows.length > 0)
    input.removeAttribute("aria-activedescendant")
    const count = rows.length
    said.textContent = count ? interpolate(ngettext("%(count)s suggestion", "%(count)s suggestions", count), { count }) : ""
  }
  const ask = async (isWanted) => {
    const mine = ++asked
    const text = word()
    const found = text || isWanted ? await search(text).catch(() => []) : []
    if (mine === asked && document.activeElement === input) show(found)
  }

  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(ask, WAIT, false)
  })
  input.addEventListener("blur", close)
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (list.hidden) {
      if (event.key !== "ArrowDown" || !isOneLine) return
      ask(true)
    } else if (event.key === "ArrowDown") move(at + 1)
    else if (event.key === "ArrowUp") move(at < 0 ? rows.length - 1 : at - 1)
    else if (event.key === "Enter" && at >= 0) choose(at)
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  close()
}
