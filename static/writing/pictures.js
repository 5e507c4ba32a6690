// The picture block: a row of the library, a caption, and a form for what the library does not know of it yet.

import { Node } from "django-prose-editor/editor"
import { describe } from "desk/chooser"
import { element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext, interpolate } from "desk/words"
import { addressOf, fill, fromCard, head, idAttribute, rowRule } from "writing/cards"

const refreshAll = (editor, id) => {
  for (const card of editor.view.dom.querySelectorAll(`[data-shows="${id}"]`)) card.dispatchEvent(new Event("row:changed"))
}

// Asked for in the card, after an upload, and never in the way of who goes on writing.
function describeForm(editor, row) {
  const field = (name, label) => element("input", { name, "aria-label": label, placeholder: label, value: row[name], autocomplete: "off" })
  const refused = element("small", { class: "refused", role: "alert" })
  const form = element(
    "form",
    { class: "card-describe", contenteditable: "false" },
    field("alt", gettext("What the picture shows, for those who do not see it.")),
    field("credit", gettext("Credit")),
    element("button", { type: "submit" }, gettext("Keep")),
    refused,
  )
  form.elements.alt.maxLength = 300
  form.elements.credit.maxLength = 160
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    try {
      const values = { ...Object.fromEntries(new FormData(form)), caption: row.caption }
      const described = await describe(editor.storage.desk.upload, row.id, values)
      rowsAt(addressOf(editor, "image")).remember([described])
      refreshAll(editor, row.id)
    } catch (refusal) {
      refused.textContent = refusal.message
    }
  })
  return form
}

export function pictureView({ node, editor, getPos }, more = {}) {
  const picture = element("img", { alt: "", hidden: true, contenteditable: "false" })
  const caption = element("figcaption", { class: "line" })
  const parts = head(editor, "image", getPos, more)
  const dom = element("figure", { class: "card-image", "data-block": "image" }, picture, parts.dom, caption)
  let { id } = node.attrs
  let form = null
  const show = async () => {
    dom.dataset.shows = id
    const row = await fill(editor, "image", id, { ...parts, picture })
    form?.remove()
    form = row && !row.alt ? describeForm(editor, row) : null
    if (form) parts.dom.after(form)
    caption.dataset.prompt = row?.caption
      ? interpolate(gettext("Caption of the library: %(caption)s"), { caption: row.caption })
      : gettext("Caption")
  }
  const empty = (figure) => caption.classList.toggle("is-empty", figure.content.size === 0)
  dom.addEventListener("row:changed", show)
  picture.addEventListener("click", () => editor.commands.setNodeSelection(getPos())) // fingers hover over nothing
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
})
