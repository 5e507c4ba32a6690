// The toolbar over the text: what it offers is one table, its keys are those of an ARIA toolbar.

import { button, element } from "desk/element"
import { gettext } from "desk/words"
import { insertCard } from "writing/cards"
import { insertEmbed } from "writing/embeds"
import { insertFigure } from "writing/figures"
import { insertGallery } from "writing/galleries"
import { editLink } from "writing/links"
import { deleteTable, insertTable } from "writing/tables"

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const keys = (text) => text.replace("Mod", isMac ? "⌘" : "Ctrl").replaceAll("-", isMac ? "" : "+")

// Focus at once: the library's own focus() waits for the next frame, and keys typed until then are lost.
const run = (act) => (editor) => {
  editor.view.focus()
  act(editor.chain()).run()
}

// Each group is a list of: name in the schema, label, sign on the button, what it does, keys, active.
const GROUPS = () => [
  [
    { needs: "paragraph", label: gettext("Text"), icon: "text", act: run((c) => c.setParagraph()), keys: "Mod-Alt-0", active: ["paragraph"] },
    { needs: "heading", label: gettext("Subhead"), icon: "subhead", act: run((c) => c.toggleHeading({ level: 2 })), keys: "Mod-Alt-2", active: ["heading", { level: 2 }] },
    { needs: "heading", label: gettext("Smaller subhead"), icon: "smaller", act: run((c) => c.toggleHeading({ level: 3 })), keys: "Mod-Alt-3", active: ["heading", { level: 3 }] },
  ],
  [
    { needs: "bold", label: gettext("Bold"), sign: gettext("B"), look: "bold", act: run((c) => c.toggleBold()), keys: "Mod-B", active: ["bold"] },
    { needs: "italic", label: gettext("Italic"), sign: gettext("I"), look: "italic", act: run((c) => c.toggleItalic()), keys: "Mod-I", active: ["italic"] },
    { needs: "link", label: gettext("Link"), icon: "link", act: editLink, keys: "Mod-K", active: ["link"] },
  ],
  [
    { needs: "bulletList", label: gettext("List"), icon: "bullets", act: run((c) => c.toggleBulletList()), keys: "Mod-Shift-8", active: ["bulletList"] },
    { needs: "orderedList", label: gettext("Numbered list"), icon: "numbers", act: run((c) => c.toggleOrderedList()), keys: "Mod-Shift-7", active: ["orderedList"] },
    { needs: "blockquote", label: gettext("Quotation"), icon: "quote", act: run((c) => c.toggleBlockquote()), keys: "Mod-Shift-B", active: ["blockquote"] },
  ],
  [{ needs: "imageBlock", label: gettext("Picture"), icon: "picture", text: true, act: (e) => insertCard(e, "imageBlock", "image") }],
]

const INSERTS = () => [
  { needs: "galleryBlock", label: gettext("Gallery"), help: gettext("several pictures in an order"), act: insertGallery },
  { needs: "embedBlock", label: gettext("Video or post"), help: gettext("YouTube, Bluesky, Mastodon…"), act: insertEmbed },
  { needs: "tableBlock", label: gettext("Table"), help: gettext("rows and columns, with a caption"), act: (e) => insertTable(e) },
  { needs: "quoteBlock", label: gettext("Quoted document"), help: gettext("a communiqué, with its source"), act: (e) => insertFigure(e, "quoteBlock") },
  { needs: "pullQuoteBlock", label: gettext("Pull quote"), help: gettext("a sentence set large"), act: (e) => insertFigure(e, "pullQuoteBlock") },
  { needs: "factBox", label: gettext("Fact box"), help: gettext("what one needs to know"), act: (e) => insertFigure(e, "factBox") },
  { needs: "readAlsoBlock", label: gettext("Read also"), help: gettext("one of our articles"), act: (e) => insertCard(e, "readAlsoBlock", "read-also") },
  { needs: "productBlock", label: gettext("Product box"), help: gettext("commercial, and says so"), act: (e) => insertCard(e, "productBlock", "product") },
  { needs: "promoBlock", label: gettext("Follow-us line"), help: gettext("written once for the site"), act: (e) => insertCard(e, "promoBlock", "promo") },
  { needs: "horizontalRule", label: gettext("Rule"), help: gettext("between two parts"), act: run((c) => c.setHorizontalRule()) },
]

const MORE = () => [
  { needs: "strike", label: gettext("Struck out"), act: run((c) => c.toggleStrike()), keys: "Mod-Shift-S", active: ["strike"] },
  { needs: "superscript", label: gettext("Superscript"), act: run((c) => c.toggleSuperscript()), keys: "Mod-.", active: ["superscript"] },
  { needs: "subscript", label: gettext("Subscript"), act: run((c) => c.toggleSubscript()), keys: "Mod-,", active: ["subscript"] },
  { needs: "code", label: gettext("Code"), act: run((c) => c.toggleCode()), keys: "Mod-E", active: ["code"] },
  { label: gettext("Clear formatting"), act: run((c) => c.unsetAllMarks().clearNodes()) },
]

const TABLE = () => [
  { label: gettext("Row above"), act: run((c) => c.addRowBefore()) },
  { label: gettext("Row below"), act: run((c) => c.addRowAfter()) },
  { label: gettext("Column to the left"), act: run((c) => c.addColumnBefore()) },
  { label: gettext("Column to the right"), act: run((c) => c.addColumnAfter()) },
  { label: gettext("Header row on or off"), act: run((c) => c.toggleHeaderRow()) },
  { label: gettext("Header column on or off"), act: run((c) => c.toggleHeaderColumn()) },
  { label: gettext("Delete the row"), act: run((c) => c.deleteRow()) },
  { label: gettext("Delete the column"), act: run((c) => c.deleteColumn()) },
  { label: gettext("Delete the table"), act: deleteTable },
]

const HISTORY = () => [
  { label: gettext("Undo"), icon: "undo", act: run((c) => c.undo()), keys: "Mod-Z", can: (e) => e.can().undo() },
  { label: gettext("Redo"), icon: "redo", act: run((c) => c.redo()), keys: "Mod-Shift-Z", can: (e) => e.can().redo() },
]

// Lines on a grid of 20, drawn with the colour of the text.
const ICONS = {
  text: "M15 4H8.5a3 3 0 0 0 0 6H10M10 4v12M13.500 4v12",
  subhead: "M2.500 5h8.500M6.750 5v10M14 11l2-1.200V15",
  smaller: "M2.500 5h8.500M6.750 5v10M14 11c.3-1.700 3-1.600 3 .1 0 1.300-3 2.400-3 3.900h3.200",
  link: "M8 12l4-4M9 6l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L13.500 10.500M11 14l-1.500 1.500a3.200 3.200 0 0 1-4.500-4.500L6.500 9.500",
  bullets: "M8 5h9M8 10h9M8 15h9M3.500 5h.01M3.500 10h.01M3.500 15h.01",
  numbers: "M8 5h9M8 10h9M8 15h9M3 3.500l1-.5v4M2.800 13.200c.3-1.200 2.200-1.200 2.200.1 0 1-2.200 2-2.200 3.200H5",
  quote: "M8 6c-3 .8-4 2.500-4 5v3h4v-4H5.500M16 6c-3 .8-4 2.500-4 5v3h4v-4h-2.500",
  picture: "M3 4.500h14v11H3zM3 13l4-4 4 4 2-2 4 3.500M13.500 8h.01",
  undo: "M4 8h8a4 4 0 0 1 0 8H8M4 8l3-3M4 8l3 3",
  redo: "M16 8H8a4 4 0 0 0 0 8h4M16 8l-3-3M16 8l-3 3",
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
  svg.setAttribute("viewBox", "0 0 20 20")
  svg.setAttribute("aria-hidden", "true")
  path.setAttribute("d", ICONS[name])
  svg.append(path)
  return svg
}

const exists = (editor, { needs }) =>
  !needs || needs in editor.schema.nodes || needs in editor.schema.marks

function toolButton(editor, item) {
  const made = button("", () => item.act(editor), {
    class: `tool${item.look ? ` tool-${item.look}` : ""}`,
    title: item.keys ? `${item.label} (${keys(item.keys)})` : item.label,
    "aria-label": item.label,
    "aria-pressed": item.active ? "false" : null,
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
  for (const item of items.filter((each) => exists(editor, each))) {
    const line = button("", () => {
      made.open = false
      item.act(editor)
    }, { "aria-pressed": item.active ? "false" : null })
    line.append(item.label)
    if (item.help) line.append(element("small", {}, item.help))
    if (item.keys) line.append(element("kbd", {}, keys(item.keys)))
    item.button = line
    list.append(line)
  }
  return made
}

// One stop for Tab; arrows go from tool to tool.
function rove(bar) {
  const tools = [...bar.querySelectorAll(".tool")]
  tools[0].tabIndex = 0
  bar.addEventListener("keydown", (event) => {
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
    for (const item of all.filter((each) => exists(editor, each))) {
      item.button = toolButton(editor, item)
      items.push(item)
      made.append(item.button)
    }
    return made
  }
  const [inserts, more] = [INSERTS(), MORE()]
  const ofTable = menu(editor, gettext("Table"), TABLE())
  const bar = element(
    "div",
    { class: "toolbar", role: "toolbar", "aria-label": label },
    ...GROUPS().map(group),
    menu(editor, gettext("Insert"), inserts),
    ofTable,
    menu(editor, gettext("More"), more),
    group(HISTORY()),
  )
  items.push(...more.filter((item) => item.button))
  const refresh = () => {
    for (const item of items) {
      if (item.active) item.button.setAttribute("aria-pressed", editor.isActive(...item.active))
      if (item.can) item.button.disabled = !item.can(editor)
    }
    ofTable.hidden = !editor.isActive("table")
  }
  editor.on("transaction", refresh)
  refresh()
  rove(bar)
  bar.addEventListener("mousedown", (event) => event.preventDefault()) // a click leaves the text its focus
  return bar
}
