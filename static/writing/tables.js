// Tables: the library's, inside a figure with a caption. A cell holds paragraphs, and nothing in its markup
// but how far it spans; header cells say of what they are the head when the server draws them.

import {
  Node,
  Table as BaseTable,
  TableCell as BaseTableCell,
  TableHeader as BaseTableHeader,
} from "django-prose-editor/editor"
import { element } from "desk/element"
import { gettext } from "desk/words"
import { place } from "writing/cards"
import { lineView } from "writing/figures"

export { TableRow } from "django-prose-editor/editor"

const span = (name) => ({
  default: 1,
  parseHTML: (dom) => Math.min(Math.max(Number.parseInt(dom.getAttribute(name), 10) || 1, 1), 99),
  renderHTML: (attributes) => (attributes[name] > 1 ? { [name]: attributes[name] } : {}),
})

// prosemirror-tables keeps the widths of columns on the cells; ours have none.
const noWidth = { default: null, parseHTML: () => null, renderHTML: () => ({}) }

const cell = (base, tag) =>
  base.extend({
    content: "paragraph+",
    addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan"), colwidth: noWidth }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  })

export const TableCell = cell(BaseTableCell, "td")
export const TableHeader = cell(BaseTableHeader, "th")

export function deleteTable(editor) {
  const { $from } = editor.state.selection
  if ($from.depth < 1 || $from.node(1).type.name !== "tableBlock") return false
  const [from, to] = [$from.before(1), $from.after(1)]
  return editor
    .chain()
    .command(({ tr }) => {
      tr.replaceWith(from, to, editor.schema.nodes.paragraph.create())
      return true
    })
    .setTextSelection(from + 1)
    .run()
}

const isWholeTable = ({ state }) => state.selection.isColSelection?.() && state.selection.isRowSelection()

export const Table = BaseTable.extend({
  group: "",
  renderHTML: () => ["table", ["tbody", 0]],
  addNodeView: () => null,
  addKeyboardShortcuts() {
    const clear = () => isWholeTable(this.editor) && deleteTable(this.editor)
    const { Tab, "Shift-Tab": back } = this.parent()
    return { Tab, "Shift-Tab": back, Backspace: clear, Delete: clear, "Mod-Backspace": clear, "Mod-Delete": clear }
  },
})

const TableCaption = Node.create({
  name: "tableCaption",
  content: "text*",
  marks: "bold italic link superscript subscript",
  defining: true,
  parseHTML: () => [{ tag: 'figure[data-block="table"] > figcaption', priority: 60 }],
  renderHTML: () => ["figcaption", 0],
  addNodeView: () => lineView("figcaption", () => gettext("Caption: what the table shows, and its source")),
})

export const TableBlock = Node.create({
  name: "tableBlock",
  group: "piece",
  content: "table tableCaption",
  isolating: true,
  defining: true,
  draggable: true,
  addExtensions: () => [TableCaption],
  parseHTML: () => [
    {
      tag: 'figure[data-block="table"]',
      priority: 60,
      getAttrs: (dom) => dom.querySelector("td, th") !== null && null,
    },
  ],
  renderHTML: () => ["figure", { "data-block": "table" }, 0],
  addNodeView: () => () => {
    const dom = element("figure", { "data-block": "table", "data-label": gettext("Table") })
    return { dom, contentDOM: dom }
  },
})

const FIRST_CELL = 5 // tokens from the block's start to the first cell's first letter

export function insertTable(editor, rows = 3, columns = 3) {
  const { table, tableRow, tableHeader, tableCell, tableBlock, tableCaption } = editor.schema.nodes
  const line = (type) => tableRow.create(null, Array.from({ length: columns }, () => type.createAndFill()))
  const lines = Array.from({ length: rows }, (_, index) => line(index ? tableCell : tableHeader))
  const made = tableBlock.create(null, [table.create(null, lines), tableCaption.create()])
  place(editor, made, { line: FIRST_CELL })
}
