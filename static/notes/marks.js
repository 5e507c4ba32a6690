// Passages with a note are marked in the text by decorations: nothing of them is ever stored in it.

import { Plugin, pm } from "django-prose-editor/editor"
import { flatten, locate } from "notes/anchoring"

const { PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view

const key = new PluginKey("notes")

function marksOf(doc, notes, current) {
  const flat = flatten(doc)
  const found = new Map()
  for (const note of notes) {
    const place = note.quote && !note.settled && locate(flat, note)
    if (place) found.set(note.id, place)
  }
  const marks = [...found].map(([id, { from, to }]) =>
    Decoration.inline(from, to, { class: id === current ? "noted is-current" : "noted" }, { id }),
  )
  return { notes, current, found, marks: DecorationSet.create(doc, marks) }
}

// `ask()` begins a note on what is selected, `open(id)` shows the note whose passage was clicked.
export function notesPlugin({ ask, open }) {
  return new Plugin({
    key,
    state: {
      init: (_config, state) => marksOf(state.doc, [], null),
      apply(tr, before) {
        const set = tr.getMeta(key)
        if (set) return marksOf(tr.doc, set.notes ?? before.notes, set.current ?? null)
        return tr.docChanged ? { ...before, marks: before.marks.map(tr.mapping, tr.doc) } : before
      },
    },
    props: {
      decorations: (state) => key.getState(state).marks,
      handleClick(view, pos) {
        const [mark] = key.getState(view.state).marks.find(pos, pos)
        if (mark) open(mark.spec.id)
        return false
      },
      handleKeyDown(_view, event) {
        if (event.code !== "KeyM" || !event.altKey || !(event.ctrlKey || event.metaKey)) return false
        event.preventDefault()
        ask()
        return true
      },
    },
  })
}

const set = (editor, what) => editor.view.dispatch(editor.state.tr.setMeta(key, what).setMeta("addToHistory", false))

export const mark = (editor, notes) => set(editor, { notes })
export const found = (editor) => key.getState(editor.state).found

// Bring a note's passage into view, and set it off.
export function show(editor, id) {
  set(editor, { current: id })
  const place = found(editor).get(id)
  if (!place) return
  const { state, view } = editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place.from)).scrollIntoView())
}
