// Pictures that came along with a pasted text: cards that hold their place until they are taken into the library or
// removed. They never become part of the text (output.js leaves them out), and nothing is fetched from elsewhere.

import { Node } from "django-prose-editor/editor"
import { isPicture, upload } from "desk/chooser"
import { button, element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext } from "desk/words"
import { addressOf, fromCard, removeBlock } from "writing/cards"

const waiting = new Map() // what a picture is, by the key that its card has

export function keepAside(picture) {
  const key = String(waiting.size + 1)
  waiting.set(key, picture)
  return key
}

function asFile({ src, alt }) {
  const [, type, data] = /^data:(image\/[\w+.-]+);base64,(.*)$/is.exec(src)
  const bytes = Uint8Array.from(atob(data.replace(/\s/g, "")), (letter) => letter.charCodeAt(0))
  const name = alt.replace(/[^\p{L}\p{N} -]/gu, "").slice(0, 60) || gettext("pasted picture")
  return new File([bytes], `${name}.${type.slice(6)}`, { type })
}

async function take(editor, getPos, file, picture) {
  const row = await upload(editor.storage.desk.upload, file)
  rowsAt(addressOf(editor, "image")).remember([row])
  const at = getPos()
  if (typeof at !== "number") return
  const { schema, state } = editor
  const caption = picture.caption ? schema.text(picture.caption) : null
  const node = schema.nodes.imageBlock.create({ id: String(row.id) }, caption)
  editor.view.dispatch(state.tr.replaceWith(at, at + 1, node))
}

function foreignView({ node, editor, getPos }) {
  const picture = waiting.get(node.attrs.key)
  const isHere = picture.src.startsWith("data:")
  const refused = element("small", { class: "warns", role: "alert" })
  const attempt = async (makeFile) => {
    refused.textContent = ""
    try {
      await take(editor, getPos, makeFile(), picture)
    } catch (refusal) {
      refused.textContent = refusal.message
    }
  }
  const file = element("input", { type: "file", accept: "image/*", hidden: true })
  file.addEventListener("change", () => isPicture(file.files[0]) && attempt(() => file.files[0]))
  const words = isHere
    ? gettext("This picture came with the text. Readers see it once it is in the library.")
    : picture.src
      ? gettext("This picture is on another site: fetch it yourself, if it may be used.")
      : gettext("A picture stood here. It did not come along: choose its file.")
  const dom = element(
    "div",
    { class: "card card-foreign", contenteditable: "false", draggable: "true" },
    isHere ? element("img", { src: picture.src, alt: picture.alt }) : null,
    element(
      "div",
      { class: "card-head" },
      element("span", { class: "card-label" }, gettext("Picture from elsewhere")),
      element(
        "span",
        { class: "card-words" },
        words,
        isHere || !picture.src ? null : element("a", { href: picture.src, target: "_blank", rel: "noreferrer" }, picture.src),
        element("small", {}, picture.caption || picture.alt),
      ),
      refused,
      element(
        "span",
        { class: "card-acts" },
        isHere
          ? button(gettext("Put it into the library"), () => attempt(() => asFile(picture)))
          : button(gettext("Choose its file…"), () => file.click()),
        button(gettext("Remove"), () => removeBlock(editor, getPos())),
        file,
      ),
    ),
  )
  return {
    dom,
    selectNode: () => dom.classList.add("is-selected"),
    deselectNode: () => dom.classList.remove("is-selected"),
    stopEvent: fromCard,
    ignoreMutation: () => true,
  }
}

export const ForeignPicture = Node.create({
  name: "foreignPicture",
  group: "piece",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    key: {
      default: null,
      parseHTML: (dom) => dom.getAttribute("data-foreign"),
      renderHTML: ({ key }) => ({ "data-foreign": key }),
    },
  }),
  parseHTML: () => [
    { tag: "div[data-foreign]", priority: 60, getAttrs: (dom) => waiting.has(dom.getAttribute("data-foreign")) && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
  addNodeView: () => foreignView,
})
