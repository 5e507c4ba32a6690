// The toolbar over the text: its keys are those of an ARIA toolbar.

import { button, element } from "desk/element"
import { gettext } from "desk/words"
import * as acts from "writing/acts"
import { icon } from "writing/icons"
import { spelled } from "writing/keys"

function toolButton(editor, item) {
  const made = button("", () => item.act(editor), {
    class: `tool${item.look ? ` tool-${item.look}` : ""}`,
    title: item.keys ? `${item.label} (${spelled(item.keys)})` : item.label,
    "aria-label": item.label,
    "aria-pressed": item.active || item.pressed ? "false" : null,
    tabindex: "-1",
  })
  made.append(item.icon ? icon(item.icon) : item.sign)
  if (item.text) made.append(` ${item.label}`)
  return made
}

function menu(editor, label, items) {
  const list = element("span", { class: "tool-menu-list" })
  const made = element(
    "details",
    { class: "menu tool-menu", "data-menu": true },
    element("summary", { class: "tool", tabindex: "-1" }, label),
    list,
  )
  for (const item of items.filter((each) => acts.exists(editor, each))) {
    const line = button("", () => {
      made.open = false
      item.act(editor)
    }, { "aria-pressed": item.active ? "false" : null })
    line.append(item.label)
    if (item.help) line.append(element("small", {}, item.help))
    if (item.keys) line.append(element("kbd", {}, spelled(item.keys)))
    item.button = line
    list.append(line)
  }
  made.addEventListener("toggle", () => {
    for (const { button, can } of items) if (can && button) button.disabled = !can(editor)
  })
  return made
}

// One stop for Tab; arrows go from tool to tool, past those that cannot be used now.
function rove(bar) {
  const all = [...bar.querySelectorAll(".tool")]
  all[0].tabIndex = 0
  bar.addEventListener("keydown", (event) => {
    const tools = all.filter((tool) => !tool.disabled && tool.checkVisibility())
    const at = tools.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    tools[at].tabIndex = -1
    const next = tools[(to + tools.length) % tools.length]
    next.tabIndex = 0
    next.focus()
  })
}

export function toolbar(editor, label) {
  const items = []
  const group = (all) => {
    const made = element("span", { class: "tool-group" })
    for (const item of all.filter((each) => acts.exists(editor, each))) {
      item.button = toolButton(editor, item)
      items.push(item)
      made.append(item.button)
    }
    return made
  }
  const [inserts, more] = [acts.INSERTS(), acts.MORE()]
  const ofTable = menu(editor, gettext("Table"), acts.TABLE())
  const bar = element(
    "div",
    { class: "toolbar", role: "toolbar", "aria-label": label },
    ...[acts.STYLES(), acts.MARKS(), acts.LISTS(), acts.PICTURES()].map(group),
    menu(editor, gettext("Insert"), inserts),
    ofTable,
    menu(editor, gettext("More"), more),
    group(acts.HISTORY()),
    group(acts.PAGE()),
  )
  items.push(...more.filter((item) => item.button))
  const refresh = () => {
    for (const item of items) {
      if (item.active) item.button.setAttribute("aria-pressed", editor.isActive(...item.active))
      if (item.pressed) item.button.setAttribute("aria-pressed", item.pressed())
      if (item.can) item.button.disabled = !item.can(editor)
    }
    ofTable.hidden = !editor.isActive("table")
  }
  editor.on("transaction", refresh)
  bar.addEventListener("click", refresh)
  refresh()
  rove(bar)
  bar.addEventListener("mousedown", (event) => event.preventDefault()) // a click leaves the text its focus
  return bar
}
