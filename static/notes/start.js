// Puts the notes of colleagues beside the text that is being written, and marks their passages in it.

import { read, send } from "desk/server"
import { anchorOf } from "notes/anchoring"
import { found, mark, notesPlugin, show } from "notes/marks"
import { Panel } from "notes/panel"

const PAUSE = 500 // milliseconds without a change after which passages are looked for anew

async function begin(root, editor) {
  const address = root.dataset.notes
  let known = { notes: [], people: [] }

  const lost = () => {
    const places = found(editor)
    return new Set(known.notes.filter(({ id, quote }) => quote && !places.has(id)).map(({ id }) => id))
  }
  const panel = new Panel(root, {
    show: (id) => show(editor, id),
    anchor: () => anchorOf(editor.state.doc, editor.state.selection),
    back: () => editor.view.focus(),
    async act(values) {
      try {
        take(await send(address, values))
      } catch (refusal) {
        panel.say(refusal.message, true)
        return false
      }
      return true
    },
  })
  const take = (answer) => {
    known = answer
    mark(editor, known.notes)
    panel.draw(known, lost())
    panel.say(answer.said)
  }

  editor.registerPlugin(notesPlugin({ ask: () => panel.compose(), open: (id) => panel.open(id) }))
  let timer
  editor.on("update", () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      mark(editor, known.notes)
      panel.mark(lost())
    }, PAUSE)
  })
  try {
    take(await read(address))
  } catch (refusal) {
    panel.say(refusal.message, true)
  }
}

const root = document.querySelector("[data-notes]")
if (root) {
  document.addEventListener("writing:ready", ({ detail }) => begin(root, detail.editor), { once: true })
}
