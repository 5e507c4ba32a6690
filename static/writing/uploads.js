// Files dropped or pasted into the text: each has a place that moves along with what is typed meanwhile, and becomes
// a picture block there. A file that is refused leaves a line above the text, and the text as it was.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { isPicture, upload } from "desk/chooser"
import { element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext, interpolate } from "desk/words"
import { addressOf } from "writing/cards"
import { isOnlyPicture } from "writing/pasting"

const { PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view

const key = new PluginKey("uploads")

const isBlank = (node) => node?.type.name === "paragraph" && node.content.size === 0

// The edge of the block of the top level that a place is in: above an empty line, else below.
function edgeAt(doc, at) {
  const $at = doc.resolve(at)
  if ($at.depth === 0) return at
  return isBlank($at.node(1)) ? $at.before(1) : $at.after(1)
}

const waits = (name) => element("p", { class: "uploading" }, interpolate(gettext("Uploading “%(name)s”…"), { name }))

function addPlaces(editor, files, at) {
  const edge = edgeAt(editor.state.doc, at)
  const places = files.map((file, order) => {
    const place = {}
    place.mark = Decoration.widget(edge, () => waits(file.name), { side: order + 1, place, ignoreSelection: true })
    return place
  })
  editor.view.dispatch(editor.state.tr.setMeta(key, { add: places.map(({ mark }) => mark) }))
  return places
}

const positionOf = (editor, place) =>
  key.getState(editor.state).find(undefined, undefined, (spec) => spec.place === place)[0]

// Put the picture, if there is one, where its place is now, and take the place away.
function settle(editor, place, row) {
  const mark = positionOf(editor, place)
  if (!mark) return // what it stood in has been deleted
  const { tr, doc } = editor.state
  tr.setMeta(key, { remove: mark })
  if (row) {
    const node = editor.schema.nodes.imageBlock.create({ id: String(row.id) })
    const next = doc.resolve(mark.from).nodeAfter
    if (isBlank(next) && mark.from + next.nodeSize < doc.content.size) tr.replaceWith(mark.from, mark.from + next.nodeSize, node)
    else tr.insert(mark.from, node)
    if (tr.doc.lastChild.type === node.type) tr.insert(tr.doc.content.size, editor.schema.nodes.paragraph.create())
  }
  editor.view.dispatch(tr)
}

export async function takeFiles(editor, files, at = editor.state.selection.to) {
  const { desk } = editor.storage
  const places = addPlaces(editor, files, at)
  const refusals = []
  for (const [index, file] of files.entries()) {
    const count = files.length > 1 ? ` (${index + 1}/${files.length})` : ""
    desk.say(interpolate(gettext("Uploading “%(name)s”…"), { name: file.name }) + count)
    const row = await upload(desk.upload, file).catch((refusal) => {
      refusals.push(files.length > 1 ? `${file.name} : ${refusal.message}` : refusal.message)
    })
    if (row) rowsAt(addressOf(editor, "image")).remember([row])
    settle(editor, places[index], row)
  }
  desk.say(refusals.join("\n"), refusals.length > 0)
}

const filesOf = (transfer) => [...(transfer?.files ?? [])]

// Dropped or pasted files are pictures, or nothing that a text can hold: said so, and never opened by the browser.
function take(editor, event, files, at) {
  event.preventDefault()
  const pictures = files.filter(isPicture)
  if (pictures.length) takeFiles(editor, pictures, at)
  else editor.storage.desk.say(gettext("Only pictures can be dropped into a text."), true)
  return true
}

export const Uploads = Extension.create({
  name: "uploads",
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(tr, marks) {
            const moved = marks.map(tr.mapping, tr.doc)
            const { add, remove } = tr.getMeta(key) ?? {}
            if (add) return moved.add(tr.doc, add)
            return remove ? moved.remove(moved.find(undefined, undefined, (spec) => spec.place === remove.spec.place)) : moved
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handleDrop(view, event) {
            const files = filesOf(event.dataTransfer)
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
            return files.length > 0 && take(editor, event, files, at)
          },
          handlePaste(_view, event) {
            const files = filesOf(event.clipboardData).filter(isPicture)
            // A word processor offers its text as a picture too: then the text is meant.
            const html = event.clipboardData.getData("text/html")
            return files.length > 0 && (!html || isOnlyPicture(html)) && take(editor, event, files)
          },
        },
      }),
    ]
  },
})
