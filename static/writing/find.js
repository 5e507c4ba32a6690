// Find and replace in the text. What is found is marked by decorations; replacing all is one step to undo.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { element } from "desk/element"
import { gettext } from "desk/words"
import { FindPanel } from "writing/find-panel"
import { fold, isMark, isWordLetter } from "writing/folding"

const { PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view

const key = new PluginKey("find")
const NOTHING = { query: "", options: {}, found: [], at: -1, marks: DecorationSet.empty }

// Where `query` stands in `text`: pairs of places, from left to right, none over another.
export function placesOf(query, text, options) {
  const wanted = fold(query, options).folded
  if (!wanted) return []
  const { folded, places } = fold(text, options)
  const found = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const from = places[at]
    let to = places[at + wanted.length - 1] + 1
    while (!options.withAccents && isMark(text[to])) to++
    const isWhole = !isWordLetter(text[from - 1]) && !isWordLetter(text[to])
    if (isWhole || !options.wholeWords) found.push([from, to])
  }
  return found
}

// Each letter and each leaf of a textblock takes one place, in its text as in the document.
function findAll(doc, query, options) {
  const found = []
  if (query) {
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true
      const text = node.textBetween(0, node.content.size, "", "\ufffc")
      for (const [from, to] of placesOf(query, text, options)) {
        found.push({ from: pos + 1 + from, to: pos + 1 + to })
      }
      return false
    })
  }
  return found
}

function marksOf(doc, found, at) {
  return DecorationSet.create(
    doc,
    found.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: index === at ? "found is-current" : "found" }),
    ),
  )
}

function search(doc, { query, options }, near) {
  const found = findAll(doc, query, options)
  const next = found.findIndex(({ to }) => to > near)
  const at = next < 0 && found.length ? 0 : next
  return { query, options, found, at, marks: marksOf(doc, found, at) }
}

function apply(tr, before) {
  const asked = tr.getMeta(key)
  if (asked?.query !== undefined) return search(tr.doc, asked, asked.near)
  if (asked?.at !== undefined) {
    return { ...before, at: asked.at, marks: marksOf(tr.doc, before.found, asked.at) }
  }
  if (!tr.docChanged || !before.query) return before
  const near = before.found[before.at]?.from ?? 0
  return search(tr.doc, before, tr.mapping.map(near))
}

export const stateOf = (editor) => key.getState(editor.state)

export function look(editor, query, options) {
  const { state, view } = editor
  const near = stateOf(editor).found[stateOf(editor).at]?.from ?? state.selection.from
  view.dispatch(state.tr.setMeta(key, { query, options, near }))
  show(editor)
}

// Bring the current one into view, without taking the focus from the panel.
function show(editor) {
  const { found, at } = stateOf(editor)
  if (at < 0) return
  const { from, to } = found[at]
  const selection = TextSelection.create(editor.state.doc, from, to)
  editor.view.dispatch(editor.state.tr.setSelection(selection))
  const { node } = editor.view.domAtPos(from)
  ;(node.nodeType === Node.TEXT_NODE ? node.parentElement : node).scrollIntoView({ block: "center" })
}

export function step(editor, by) {
  const { found, at } = stateOf(editor)
  if (!found.length) return
  const next = (at + by + found.length) % found.length
  editor.view.dispatch(editor.state.tr.setMeta(key, { at: next }))
  show(editor)
}

export function replaceOne(editor, text) {
  const { found, at } = stateOf(editor)
  if (at < 0) return
  const { from, to } = found[at]
  editor.view.dispatch(insert(editor.state.tr, from, to, text))
  look(editor, stateOf(editor).query, stateOf(editor).options)
}

export function replaceAll(editor, text) {
  const { found } = stateOf(editor)
  const { tr } = editor.state
  for (const { from, to } of found.toReversed()) insert(tr, from, to, text)
  editor.view.dispatch(tr)
  return found.length
}

const insert = (tr, from, to, text) => (text ? tr.insertText(text, from, to) : tr.delete(from, to))

export function forget(editor) {
  editor.view.dispatch(editor.state.tr.setMeta(key, { query: "", options: {}, near: 0 }))
}

export function openFind(editor, withReplace = false) {
  editor.storage.find.panel.open(withReplace)
  return true
}

export const Find = Extension.create({
  name: "find",
  addStorage: () => ({ panel: null, place: element("search", { class: "find", "aria-label": gettext("Find in the text"), hidden: true }) }),
  onCreate() {
    this.storage.panel = new FindPanel(this.editor, this.storage.place)
  },
  addKeyboardShortcuts: () => ({
    "Mod-f": ({ editor }) => openFind(editor),
    "Mod-h": ({ editor }) => openFind(editor, true),
  }),
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: { init: () => NOTHING, apply },
      props: { decorations: (state) => key.getState(state).marks },
    }),
  ],
})
