// A small dialog over the page. When it closes it is gone, and the text has its focus back.

import { element } from "desk/element"

export function openDialog(editor, label, ...children) {
  const dialog = element("dialog", { class: "small-dialog", "aria-label": label }, ...children)
  dialog.addEventListener("close", () => {
    dialog.remove()
    editor.view.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}
