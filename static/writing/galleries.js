// A gallery: pictures of the library in an order, each with its caption.

import { Node } from "django-prose-editor/editor"
import { chooseMany } from "desk/chooser"
import { button, element } from "desk/element"
import { gettext } from "desk/words"
import { addressOf, idAttribute, place, removeBlock, rowRule } from "writing/cards"
import { pictureView } from "writing/pictures"

const choosePictures = (editor) =>
  chooseMany({ block: "image", address: addressOf(editor, "image"), uploadTo: editor.storage.desk.upload })

const asPictures = (editor, rows) =>
  rows.map((row) => editor.schema.nodes.galleryPicture.create({ id: String(row.id) }))

// One place to the left or to the right among the pictures of its gallery.
function shift(editor, from, step) {
  const { doc } = editor.state
  const $from = doc.resolve(from)
  const index = $from.index() + step
  if (index < 0 || index >= $from.parent.childCount) return
  const node = doc.nodeAt(from)
  const to = from + step * $from.parent.child(index).nodeSize
  editor
    .chain()
    .command(({ tr }) => {
      tr.delete(from, from + node.nodeSize).insert(to, node)
      return true
    })
    .setNodeSelection(to)
    .run()
}

const GalleryPicture = Node.create({
  name: "galleryPicture",
  content: "text*",
  marks: "bold italic link superscript subscript",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => idAttribute,
  parseHTML: () => [
    rowRule('figure[data-block="gallery"] > figure', "image", {
      priority: 70,
      contentElement: (dom) => dom.querySelector("figcaption") ?? dom,
    }),
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const attributes = { "data-block": "image", ...HTMLAttributes }
    return node.content.size ? ["figure", attributes, ["figcaption", 0]] : ["figure", attributes]
  },
  addNodeView: () => (given) =>
    pictureView(given, {
      acts: [
        button("←", () => shift(given.editor, given.getPos(), -1), {
          "aria-label": gettext("Move the picture back"),
          title: gettext("Move the picture back"),
        }),
        button("→", () => shift(given.editor, given.getPos(), 1), {
          "aria-label": gettext("Move the picture on"),
          title: gettext("Move the picture on"),
        }),
      ],
      remove(from) {
        const { editor } = given
        const $from = editor.state.doc.resolve(from)
        const isLast = $from.parent.childCount === 1
        const [start, end] = isLast ? [$from.before(), $from.after()] : [from, from + $from.nodeAfter.nodeSize]
        editor.chain().deleteRange({ from: start, to: end }).focus().run()
      },
    }),
})

function galleryView({ editor, getPos }) {
  const pictures = element("div", { class: "gallery-pictures" })
  const add = async () => {
    const rows = await choosePictures(editor)
    const at = getPos()
    const gallery = typeof at === "number" ? editor.state.doc.nodeAt(at) : null
    if (!gallery || !rows.length) return
    editor
      .chain()
      .command(({ tr }) => {
        tr.insert(at + gallery.nodeSize - 1, asPictures(editor, rows))
        return true
      })
      .run()
  }
  const head = element(
    "div",
    { class: "card-head gallery-head", contenteditable: "false" },
    element("span", { class: "card-label" }, gettext("Gallery")),
    element(
      "span",
      { class: "card-acts" },
      button(gettext("Add pictures"), add),
      button(gettext("Remove the gallery"), () => removeBlock(editor, getPos())),
    ),
  )
  const dom = element("figure", { class: "card-gallery", "data-block": "gallery" }, head, pictures)
  return {
    dom,
    contentDOM: pictures,
    selectNode: () => dom.classList.add("is-selected"),
    deselectNode: () => dom.classList.remove("is-selected"),
    stopEvent: (event) => head.contains(event.target) && !/^drag|^drop/.test(event.type),
    ignoreMutation: (mutation) => mutation.type === "attributes" || head.contains(mutation.target),
  }
}

export const GalleryBlock = Node.create({
  name: "galleryBlock",
  group: "piece",
  content: "galleryPicture+",
  isolating: true,
  defining: true,
  draggable: true,
  addExtensions: () => [GalleryPicture],
  parseHTML: () => [
    {
      tag: 'figure[data-block="gallery"]',
      priority: 60,
      getAttrs: (dom) => dom.querySelector(':scope > figure[data-block="image"][data-id]') !== null && null,
    },
  ],
  renderHTML: () => ["figure", { "data-block": "gallery" }, 0],
  addNodeView: () => galleryView,
})

export async function insertGallery(editor) {
  const rows = await choosePictures(editor)
  if (rows.length) place(editor, editor.schema.nodes.galleryBlock.create(null, asPictures(editor, rows)), { line: 2 })
  else editor.commands.focus()
}
