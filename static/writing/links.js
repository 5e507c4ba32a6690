// Links: an address and nothing else. A small dialog, in which one of our own articles is found by its title;
// schemes as the server's list has them.

import { Link as BaseLink, Plugin } from "django-prose-editor/editor"
import { complete } from "desk/combobox"
import { button, element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext } from "desk/words"
import { addressOf } from "writing/cards"
import { openDialog } from "writing/dialogs"

const SCHEMES = ["http:", "https:", "mailto:", "tel:"]
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|\/|#|www\.|\S+@\S+\.|[\w-]+(?:\.[\w-]+)+(?:\/|$))/i

export function isAllowed(href) {
  try {
    return SCHEMES.includes(new URL(href, "https://site.invalid/").protocol)
  } catch {
    return false
  }
}

// What people type for an address, as an address: “example.org” and “somebody@example.org” included. One of our
// own is written without the site's name: a rename leaves a redirect there, and a move of the site nothing else.
export function asAddress(typed, site = "") {
  const text = typed.trim()
  if (site && (text === site || text.startsWith(`${site}/`))) return text.slice(site.length) || "/"
  if (!text || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(text)) return text
  if (/^\S+@\S+\.\S+$/.test(text)) return `mailto:${text}`
  return `https://${text}`
}

const siteOf = (editor) => editor.storage.desk.site

// Words are searched for among our articles; what looks like an address is one.
function offerOurArticles(editor, field, text) {
  complete(field, {
    async search(typed) {
      if (ADDRESS.test(typed)) return []
      const { rows } = await rowsAt(addressOf(editor, "read-also")).search(typed)
      return rows.filter((row) => row.address).slice(0, 8)
    },
    pick(row) {
      field.value = row.address
      if (text && !text.value) text.value = row.title
      field.form.requestSubmit()
    },
  })
}

export function editLink(editor) {
  const isLink = editor.isActive("link")
  if (isLink) editor.commands.extendMarkRange("link")
  const { from, to, empty } = editor.state.selection
  const href = element("input", {
    id: "link-href",
    value: isLink ? editor.getAttributes("link").href : "",
    placeholder: gettext("https://… or words of a title"),
    autocomplete: "off",
    "aria-describedby": "link-refused",
  })
  const text = empty ? element("input", { id: "link-text", autocomplete: "off" }) : null
  const refused = element("p", { id: "link-refused", class: "refused", role: "alert" })
  const remove = () => {
    dialog.close()
    editor.chain().setTextSelection({ from, to }).unsetLink().focus().run()
  }
  const form = element(
    "form",
    { method: "dialog" },
    element("label", { for: "link-href" }, gettext("Address, or one of our articles")),
    element("div", { class: "link-href" }, href),
    empty ? element("label", { for: "link-text" }, gettext("Text of the link")) : null,
    text,
    refused,
    element(
      "p",
      { class: "dialog-acts" },
      element("button", { type: "submit", class: "primary" }, gettext("Link it")),
      isLink ? button(gettext("Remove the link"), remove) : null,
      button(gettext("Cancel"), () => dialog.close()),
    ),
  )
  offerOurArticles(editor, href, text)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const typed = href.value.trim()
    const address = asAddress(typed, siteOf(editor))
    if (!ADDRESS.test(typed) || /\s/.test(address) || !isAllowed(address)) {
      refused.textContent = gettext("This is no address that readers could follow.")
      href.focus()
      return
    }
    dialog.close()
    const chain = editor.chain().setTextSelection({ from, to })
    const mark = { type: "link", attrs: { href: address } }
    if (empty) chain.insertContent({ type: "text", text: text.value.trim() || address, marks: [mark] })
    else chain.setMark("link", { href: address })
    chain.focus().run()
  })
  const dialog = openDialog(editor, gettext("Link"), form)
  return true
}

// An address pasted over chosen words makes a link of them.
const pasteOver = (editor) =>
  new Plugin({
    props: {
      handlePaste(view, event) {
        const text = event.clipboardData?.getData("text/plain").trim() ?? ""
        const isAddress = /^(?:https?:\/\/|mailto:|tel:|www\.)\S+$/i.test(text)
        if (view.state.selection.empty || !isAddress || !isAllowed(text)) return false
        return editor.commands.setMark("link", { href: asAddress(text, siteOf(editor)) })
      },
    },
  })

export const Link = BaseLink.extend({
  addOptions() {
    return {
      ...this.parent?.(),
      defaultProtocol: "https",
      isAllowedUri: isAllowed,
      HTMLAttributes: {},
    }
  },
  addAttributes: () => ({ href: { default: null } }),
  addKeyboardShortcuts() {
    return { "Mod-k": ({ editor }) => editLink(editor) }
  },
  addProseMirrorPlugins() {
    return [pasteOver(this.editor), ...(this.parent?.() ?? [])]
  },
})
