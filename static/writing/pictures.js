// The picture block: chosen from the library, or dropped and pasted straight into it.

import { Node, Plugin } from "django-prose-editor/editor"
import { isPicture, upload } from "desk/chooser"
import { element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext, interpolate } from "desk/words"
import { addressOf, fill, fromCard, head, idAttribute, place, rowRule } from "writing/cards"

export function pictureView({ node, editor, getPos }, more = {}) {
  const picture = element("img", { alt: "", hidden: true, contenteditable: "false" })
  const caption = element("figcaption", { class: "line" })
  const parts = head(editor, "image", getPos, more)
  const dom = element("figure", { class: "card-image", "data-block": "image" }, picture, parts.dom, caption)
  let { id } = node.attrs
  const show = async () => {
    const row = await fill(editor, "image", id, { ...parts, picture })
    caption.dataset.prompt = row?.caption
      ? interpolate(gettext("Caption of the library: %(caption)s"), { caption: row.caption })
      : gettext("Caption")
  }
  const empty = (figure) => caption.classList.toggle("is-empty", figure.content.size === 0)
  show()
  empty(node)
  return {
    dom,
    contentDOM: caption,
    update(next) {
      if (next.type !== node.type) return false
      empty(next)
      if (next.attrs.id !== id) {
        id = next.attrs.id
        show()
      }
      return true
    },
    selectNode: () => dom.classList.add("is-selected"),
    deselectNode: () => dom.classList.remove("is-selected"),
    stopEvent: fromCard,
    ignoreMutation: (mutation) =>
      mutation.type === "attributes" ||
      (mutation.type !== "selection" && !caption.contains(mutation.target)),
  }
}

export async function takeFiles(editor, files, at = null) {
  const { desk } = editor.storage
  for (const file of files) {
    desk.say(interpolate(gettext("Uploading “%(name)s”…"), { name: file.name }))
    try {
      const row = await upload(desk.upload, file)
      rowsAt(addressOf(editor, "image")).remember([row])
      place(editor, editor.schema.nodes.imageBlock.create({ id: String(row.id) }), { at })
      desk.say("")
    } catch (refusal) {
      desk.say(refusal.message, true)
    }
  }
}

const filesOf = (transfer) => [...(transfer?.files ?? [])].filter(isPicture)

function takesFiles(editor) {
  return new Plugin({
    props: {
      handleDrop(view, event) {
        const files = filesOf(event.dataTransfer)
        if (!files.length) return false
        event.preventDefault()
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null
        takeFiles(editor, files, at)
        return true
      },
      handlePaste(_view, event) {
        const files = filesOf(event.clipboardData)
        // A word processor offers its text as a picture too: then the text is meant.
        if (!files.length || event.clipboardData.types.includes("text/html")) return false
        takeFiles(editor, files)
        return true
      },
    },
  })
}

export const ImageBlock = Node.create({
  name: "imageBlock",
  group: "piece",
  content: "text*",
  marks: "bold italic link superscript subscript",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => idAttribute,
  parseHTML: () => [
    rowRule("figure", "image", { contentElement: (dom) => dom.querySelector("figcaption") ?? dom }),
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const attributes = { "data-block": "image", ...HTMLAttributes }
    return node.content.size ? ["figure", attributes, ["figcaption", 0]] : ["figure", attributes]
  },
  addNodeView: () => pictureView,
  addProseMirrorPlugins() {
    return [takesFiles(this.editor)]
  },
})
