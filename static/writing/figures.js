// Blocks that hold their own text: quoted document, pull quote, fact box.

import { Extension, Node } from "django-prose-editor/editor"
import { element } from "desk/element"
import { gettext } from "desk/words"
import { place } from "writing/cards"

const CAPTIONS = /Source$|Caption$|^imageBlock$|^embedBlock$|^galleryPicture$/
const figureNames = new Set(["quoteBlock", "pullQuoteBlock", "factBox", "tableBlock"])

// A line of a block: no node of its own beside it, and a prompt while it is empty.
export const lineView =
  (tag, prompt) =>
  ({ node }) => {
    const dom = element(tag, { "data-prompt": prompt(), class: "line" })
    const show = (line) => dom.classList.toggle("is-empty", line.content.size === 0)
    show(node)
    return {
      dom,
      contentDOM: dom,
      update(next) {
        if (next.type !== node.type) return false
        show(next)
        return true
      },
      ignoreMutation: (mutation) => mutation.type === "attributes",
    }
  }

function quotation(name, block, prompts) {
  const words = Node.create({
    name: `${name}Words`,
    content: "paragraph+",
    defining: true,
    parseHTML: () => [{ tag: `figure[data-block="${block}"] > blockquote`, priority: 60 }],
    renderHTML: () => ["blockquote", 0],
  })
  const source = Node.create({
    name: `${name}Source`,
    content: "inline*",
    defining: true,
    parseHTML: () => [{ tag: `figure[data-block="${block}"] > figcaption`, priority: 60 }],
    renderHTML: () => ["figcaption", 0],
    addNodeView: () => lineView("figcaption", prompts.source),
  })
  return Node.create({
    name,
    group: "piece",
    content: `${name}Words ${name}Source`,
    isolating: true,
    defining: true,
    draggable: true,
    addExtensions: () => [words, source],
    parseHTML: () => [{ tag: `figure[data-block="${block}"]`, priority: 60 }],
    renderHTML: () => ["figure", { "data-block": block }, 0],
    addNodeView: () => () => {
      const dom = element("figure", { "data-block": block, "data-label": prompts.label() })
      return { dom, contentDOM: dom }
    },
  })
}

export const QuoteBlock = quotation("quoteBlock", "quote", {
  label: () => gettext("Quoted document"),
  source: () => gettext("Source: who said it, where, when"),
})

export const PullQuoteBlock = quotation("pullQuoteBlock", "pull-quote", {
  label: () => gettext("Pull quote"),
  source: () => gettext("Who says it"),
})

const FactTitle = Node.create({
  name: "factTitle",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: 'aside[data-block="fact-box"] > h3', priority: 60 }],
  renderHTML: () => ["h3", 0],
  addNodeView: () => lineView("h3", () => gettext("Title of the box")),
})

// A box stored without a title comes back with the empty line for one.
function withItsTitle(box) {
  if (box.firstElementChild?.localName !== "h3") box.prepend(document.createElement("h3"))
  return box
}

export const FactBox = Node.create({
  name: "factBox",
  group: "piece",
  content: "factTitle (paragraph | bulletList | orderedList)+",
  isolating: true,
  defining: true,
  draggable: true,
  addExtensions: () => [FactTitle],
  parseHTML: () => [
    { tag: 'aside[data-block="fact-box"]', priority: 60, contentElement: withItsTitle },
  ],
  renderHTML: () => ["aside", { "data-block": "fact-box" }, 0],
  addNodeView: () => () => {
    const dom = element("aside", { "data-block": "fact-box", "data-label": gettext("Fact box") })
    return { dom, contentDOM: dom }
  },
})

export function insertFigure(editor, name) {
  place(editor, editor.schema.nodes[name].createAndFill(), { line: name === "factBox" ? 2 : 3 })
}

const paragraphBelow = (editor) => {
  const after = editor.state.selection.$from.after(1)
  return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run()
}

const top = (editor) => editor.state.selection.$from.node(1)

// Enter on the last line of a block leaves it; on a title, or an empty last paragraph, it goes on.
function enter(editor) {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.depth < 1) return false
  const { name } = $from.parent.type
  if (CAPTIONS.test(name)) return paragraphBelow(editor)
  if (!figureNames.has(top(editor).type.name)) return false
  if (name === "factTitle") return editor.commands.setTextSelection($from.after() + 1)
  const isLast = $from.depth > 1 && $from.index(-1) === $from.node(-1).childCount - 1
  const isSpare = isLast && $from.parent.content.size === 0 && $from.node(-1).childCount > 1
  if (!isSpare || /^(?:listItem|table\w+)$/.test($from.node(-1).type.name)) return false
  const isQuote = top(editor).type.name !== "factBox"
  const { from, to } = { from: $from.before(), to: $from.after() }
  editor.chain().deleteRange({ from, to }).run()
  return isQuote ? editor.commands.setTextSelection(from + 2) : paragraphBelow(editor)
}

// Backspace in a block without a word in it takes the block away.
function backspace(editor) {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.depth < 2 || $from.parentOffset > 0) return false
  if (!figureNames.has(top(editor).type.name) || top(editor).textContent) return false
  return editor
    .chain()
    .command(({ tr }) => {
      tr.replaceWith($from.before(1), $from.after(1), editor.schema.nodes.paragraph.create())
      return true
    })
    .setTextSelection($from.before(1) + 1)
    .run()
}

// The whole block that the cursor is in, past its neighbour.
export function moveBlock(editor, up) {
  const { doc, selection } = editor.state
  const { $from } = selection
  const index = $from.index(0)
  const other = index + (up ? -1 : 1)
  if (other < 0 || other >= doc.childCount) return false
  const from = $from.depth ? $from.before(1) : selection.from
  const node = doc.child(index)
  const shift = (up ? -1 : 1) * doc.child(other).nodeSize
  return editor
    .chain()
    .command(({ tr }) => {
      tr.delete(from, from + node.nodeSize).insert(from + shift, node)
      return true
    })
    .command(({ commands }) =>
      $from.depth
        ? commands.setTextSelection(selection.from + shift)
        : commands.setNodeSelection(from + shift),
    )
    .scrollIntoView()
    .run()
}

export const BlockKeys = Extension.create({
  name: "blockKeys",
  priority: 1000,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => enter(editor),
      "Mod-Enter": ({ editor }) => editor.state.selection.$from.depth > 0 && paragraphBelow(editor),
      Backspace: ({ editor }) => backspace(editor),
      "Alt-ArrowUp": ({ editor }) => moveBlock(editor, true),
      "Alt-ArrowDown": ({ editor }) => moveBlock(editor, false),
    }
  },
})
