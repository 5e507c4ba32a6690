// Links: an address and nothing else; a small dialog; schemes as the server's list has them.

import { Link as BaseLink } from "django-prose-editor/editor"
import { button, element } from "desk/element"
import { gettext } from "desk/words"

const SCHEMES = ["http:", "https:", "mailto:", "tel:"]

export function isAllowed(href) {
  try {
    return SCHEMES.includes(new URL(href, "https://site.invalid/").protocol)
  } catch {
    return false
  }
}

// What people type for an address, as an address: “example.org” and “somebody@example.org” included.
export function asAddress(typed) {
  const text = typed.trim()
  if (!text || /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(text)) return text
  if (/^\S+@\S+\.\S+$/.test(text)) return `mailto:${text}`
  return `https://${text}`
}

export function editLink(editor) {
  const isLink = editor.isActive("link")
  if (isLink) editor.commands.extendMarkRange("link")
  const { from, to, empty } = editor.state.selection
  const href = element("input", {
    id: "link-href",
    value: isLink ? editor.getAttributes("link").href : "",
    placeholder: "https://",
    inputmode: "url",
    autocomplete: "off",
    "aria-describedby": "link-refused",
  })
  const text = element("input", { id: "link-text", autocomplete: "off" })
  const refused = element("p", { id: "link-refused", class: "refused", role: "alert" })
  const dialog = element("dialog", { class: "small-dialog", "aria-label": gettext("Link") })
  const remove = () => {
    dialog.close()
    editor.chain().setTextSelection({ from, to }).unsetLink().focus().run()
  }
  const form = element(
    "form",
    { method: "dialog" },
    element("label", { for: "link-href" }, gettext("Address")),
    href,
    empty ? element("label", { for: "link-text" }, gettext("Text of the link")) : null,
    empty ? text : null,
    refused,
    element(
      "p",
      { class: "dialog-acts" },
      element("button", { type: "submit", class: "primary" }, gettext("Link it")),
      isLink ? button(gettext("Remove the link"), remove) : null,
      button(gettext("Cancel"), () => dialog.close()),
    ),
  )
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const address = asAddress(href.value)
    if (!address || !isAllowed(address)) {
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
  dialog.append(form)
  dialog.addEventListener("close", () => {
    dialog.remove()
    editor.view.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
  return true
}

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
})
