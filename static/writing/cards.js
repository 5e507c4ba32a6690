// Blocks that name a row of the database: drawn as cards, chosen in a dialog, written as an id.

import { Node } from "django-prose-editor/editor"
import { choose } from "desk/chooser"
import { button, element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext } from "desk/words"

export const LABELS = {
  image: () => gettext("Picture"),
  product: () => gettext("Product box · commercial"),
  promo: () => gettext("Follow-us line"),
  "read-also": () => gettext("Read also"),
}

export const addressOf = (editor, block) => editor.storage.desk.rows.replace("/name/", `/${block}/`)

const isId = (text) => /^\d{1,18}$/.test(text ?? "")

export const idAttribute = {
  id: {
    default: null,
    parseHTML: (dom) => dom.getAttribute("data-id"),
    renderHTML: ({ id }) => ({ "data-id": id }),
  },
}

// A rule that reads the block only when it names a row: what names nothing shows nothing.
export const rowRule = (tag, block, more = {}) => ({
  tag: `${tag}[data-block="${block}"]`,
  priority: 60,
  getAttrs: (dom) => isId(dom.getAttribute("data-id")) && null,
  ...more,
})

// Put a block below the one the cursor is in, or in place of an empty paragraph. The cursor goes into
// the block's first line, that many tokens from its start, or below the block.
export function place(editor, node, { line = node.nodeSize + 1, at = null } = {}) {
  const { selection } = editor.state
  const $from = at === null ? selection.$from : editor.state.doc.resolve(at)
  let [from, to] = [selection.to, selection.to]
  if ($from.depth === 0) [from, to] = at === null ? [from, to] : [at, at]
  else {
    const top = $from.node(1)
    const isBlank = top.type.name === "paragraph" && top.content.size === 0
    ;[from, to] = [isBlank ? $from.before(1) : $from.after(1), $from.after(1)]
  }
  editor
    .chain()
    .command(({ tr }) => {
      tr.replaceWith(from, to, node)
      const after = from + node.nodeSize
      if (after === tr.doc.content.size) tr.insert(after, editor.schema.nodes.paragraph.create())
      return true
    })
    .setTextSelection(from + line)
    .scrollIntoView()
    .run()
  editor.view.focus()
}

const current = (editor, getPos) => {
  const at = getPos()
  return typeof at === "number" ? editor.state.doc.nodeAt(at) : null
}

export function removeBlock(editor, from) {
  editor
    .chain()
    .deleteRange({ from, to: from + editor.state.doc.nodeAt(from).nodeSize })
    .focus()
    .run()
}

// The part of a card that both kinds share: what it is, the row's words, and what can be done with it.
export function head(editor, block, getPos, { acts = [], remove = (at) => removeBlock(editor, at) } = {}) {
  const words = element("span", { class: "card-words" })
  const warn = element("small", { class: "warns" })
  const change = async () => {
    const node = current(editor, getPos)
    const row = await choose({
      block,
      address: addressOf(editor, block),
      uploadTo: editor.storage.desk.upload,
      current: node?.attrs.id,
    })
    if (row && current(editor, getPos)) {
      editor
        .chain()
        .setNodeSelection(getPos())
        .updateAttributes(node.type.name, { id: String(row.id) })
        .focus()
        .run()
    }
  }
  const dom = element(
    "div",
    { class: "card-head", contenteditable: "false" },
    element("span", { class: "card-label" }, LABELS[block]()),
    words,
    warn,
    element(
      "span",
      { class: "card-acts" },
      ...acts,
      button(gettext("Change"), change),
      button(gettext("Remove"), () => remove(getPos())),
    ),
  )
  return { dom, words, warn, change }
}

export async function fill(editor, block, id, { words, warn, picture }) {
  const row = await rowsAt(addressOf(editor, block)).describe(id)
  warn.textContent = row ? (row.state ?? "") : gettext("This is not there any more: readers see nothing.")
  words.replaceChildren(
    row ? element("a", { href: row.change, target: "_blank" }, row.title) : `№ ${id}`,
    row?.detail ? element("small", {}, row.detail) : "",
  )
  if (block === "image" && row && !row.alt) warn.textContent = gettext("no alternative text")
  if (picture) {
    picture.hidden = !row?.thumb
    if (row?.thumb) picture.src = row.thumb
    picture.alt = row?.alt ?? ""
  }
  return row
}

const fromCard = (event) => event.target.closest?.("button, a, input, form") !== null && !/^drag|^drop/.test(event.type)

function cardView(block) {
  return ({ node, editor, getPos }) => {
    const picture = element("img", { alt: "", hidden: true })
    const parts = head(editor, block, getPos)
    const dom = element(
      "div",
      { class: `card card-${block}`, contenteditable: "false", draggable: "true" },
      picture,
      parts.dom,
    )
    let { id } = node.attrs
    fill(editor, block, id, { ...parts, picture })
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        if (next.attrs.id !== id) fill(editor, block, (id = next.attrs.id), { ...parts, picture })
        return true
      },
      selectNode: () => dom.classList.add("is-selected"),
      deselectNode: () => dom.classList.remove("is-selected"),
      stopEvent: fromCard,
      ignoreMutation: () => true,
    }
  }
}

export const cardNode = (name, block) =>
  Node.create({
    name,
    group: "piece",
    atom: true,
    draggable: true,
    addAttributes: () => idAttribute,
    parseHTML: () => [rowRule("div", block)],
    renderHTML: ({ HTMLAttributes }) => ["div", { "data-block": block, ...HTMLAttributes }],
    addNodeView: () => cardView(block),
  })

export async function insertCard(editor, name, block) {
  const row = await choose({
    block,
    address: addressOf(editor, block),
    uploadTo: editor.storage.desk.upload,
  })
  if (row) place(editor, editor.schema.nodes[name].create({ id: String(row.id) }))
  else editor.commands.focus()
}

export { fromCard }
