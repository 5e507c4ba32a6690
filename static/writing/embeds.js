// What another site has, by its address: a card here, a click-to-load card for readers. Whether an address
// can be shown is the server's to say (articles/body/embeds.py); nothing is asked of the other site.

import { Extension, Node, Plugin } from "django-prose-editor/editor"
import { button, element } from "desk/element"
import { read } from "desk/server"
import { gettext } from "desk/words"
import { addressOf, fromCard, place, removeBlock } from "writing/cards"
import { openDialog } from "writing/dialogs"

const LONE_ADDRESS = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/\S+$/i

const asked = new Map()

// Resolves to what the server says of an address, or to null when it is none that can be shown.
function describe(editor, url) {
  if (!asked.has(url)) {
    const query = new URLSearchParams({ q: url })
    const answer = read(`${addressOf(editor, "embed")}?${query}`).then(({ rows }) => rows[0] ?? null)
    answer.catch(() => asked.delete(url)) // ask again when the connection is back
    asked.set(url, answer)
  }
  return asked.get(url)
}

const make = (editor, { id }) => editor.schema.nodes.embedBlock.create({ url: id })

function embedView({ node, editor, getPos }) {
  const caption = element("figcaption", { class: "line", "data-prompt": gettext("Caption: who says or shows what") })
  const words = element("span", { class: "card-words" })
  const warn = element("small", { class: "warns" })
  const head = element(
    "div",
    { class: "card-head", contenteditable: "false" },
    element("span", { class: "card-label" }, gettext("From another site")),
    words,
    warn,
    element("span", { class: "card-acts" }, button(gettext("Remove"), () => removeBlock(editor, getPos()))),
  )
  const dom = element("figure", { class: "card-embed", "data-block": "embed" }, head, caption)
  const show = async ({ url }) => {
    words.textContent = url
    const row = await describe(editor, url).catch(() => undefined)
    if (row) {
      words.replaceChildren(
        row.title,
        element("a", { href: row.id, target: "_blank", rel: "noreferrer" }, row.id),
      )
    }
    warn.textContent = row === null ? gettext("This cannot be shown: readers see nothing.") : ""
  }
  const empty = (figure) => caption.classList.toggle("is-empty", figure.content.size === 0)
  show(node.attrs)
  empty(node)
  return {
    dom,
    contentDOM: caption,
    update(next) {
      if (next.type !== node.type || next.attrs.url !== node.attrs.url) return false
      empty(next)
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

// A paragraph that is nothing but an address becomes a card, if the address can be shown; one step to undo.
async function turnIntoCard(editor, text) {
  const row = LONE_ADDRESS.test(text) ? await describe(editor, text).catch(() => null) : null
  if (!row || editor.isDestroyed) return
  let at = null
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name === "paragraph" && node.textContent === text) at = offset
  })
  if (at === null) return
  editor
    .chain()
    .command(({ tr }) => {
      const after = at + tr.doc.nodeAt(at).nodeSize
      const isLast = after === tr.doc.content.size
      tr.replaceWith(at, after, make(editor, row))
      if (isLast) tr.insert(tr.mapping.map(after), editor.schema.nodes.paragraph.create())
      return true
    })
    .run()
}

const loneText = (state) => {
  const { $from, empty } = state.selection
  const isTop = $from.depth === 1 && $from.parent.type.name === "paragraph"
  return empty && isTop ? $from.parent.textContent.trim() : null
}

const BareAddresses = Extension.create({
  name: "bareAddresses",
  addProseMirrorPlugins() {
    const { editor } = this
    const later = (text) => setTimeout(() => turnIntoCard(editor, text))
    return [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const text = event.clipboardData?.getData("text/plain").trim() ?? ""
            if (LONE_ADDRESS.test(text) && loneText(view.state) === "") later(text)
            return false
          },
          handleKeyDown(view, event) {
            const text = event.key === "Enter" && !event.isComposing ? loneText(view.state) : null
            if (text && LONE_ADDRESS.test(text)) later(text)
            return false
          },
        },
      }),
    ]
  },
})

export const EmbedBlock = Node.create({
  name: "embedBlock",
  group: "piece",
  content: "text*",
  marks: "bold italic link superscript subscript",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    url: {
      default: null,
      parseHTML: (dom) => dom.getAttribute("data-url"),
      renderHTML: ({ url }) => ({ "data-url": url }),
    },
  }),
  addExtensions: () => [BareAddresses],
  parseHTML: () => [
    {
      tag: 'figure[data-block="embed"]',
      priority: 60,
      getAttrs: (dom) => /^https:\/\/\S+$/.test(dom.getAttribute("data-url") ?? "") && null,
      contentElement: (dom) => dom.querySelector("figcaption") ?? dom,
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const attributes = { "data-block": "embed", ...HTMLAttributes }
    return node.content.size ? ["figure", attributes, ["figcaption", 0]] : ["figure", attributes]
  },
  addNodeView: () => embedView,
})

export function insertEmbed(editor) {
  const address = element("input", {
    id: "embed-url",
    inputmode: "url",
    autocomplete: "off",
    placeholder: "https://",
    "aria-describedby": "embed-help embed-refused",
  })
  const refused = element("p", { id: "embed-refused", class: "refused", role: "alert" })
  const form = element(
    "form",
    { method: "dialog" },
    element("label", { for: "embed-url" }, gettext("Address of the video or post")),
    address,
    element("small", { id: "embed-help" }, gettext("YouTube, Vimeo, Dailymotion, X, Bluesky or Mastodon. Readers load it with a click.")),
    refused,
    element(
      "p",
      { class: "dialog-acts" },
      element("button", { type: "submit", class: "primary" }, gettext("Insert")),
      button(gettext("Cancel"), () => dialog.close()),
    ),
  )
  const dialog = openDialog(editor, gettext("Embed"), form)
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    try {
      const row = await describe(editor, address.value.trim())
      if (row) {
        dialog.close()
        place(editor, make(editor, row), { line: 1 })
        return
      }
      refused.textContent = gettext("This address cannot be shown in a text. Set a link to it instead.")
    } catch (error) {
      refused.textContent = error.message
    }
    address.focus()
  })
}
