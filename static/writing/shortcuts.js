// The list of keys, made of what the tables of acts say.

import { Extension } from "django-prose-editor/editor"
import { button, element } from "desk/element"
import { gettext } from "desk/words"
import * as acts from "writing/acts"
import { openDialog } from "writing/dialogs"
import { spelled } from "writing/keys"

export function showKeys(editor) {
  const { STYLES, MARKS, LISTS, MORE, HISTORY, PAGE, HANDS } = acts
  const all = [STYLES, MARKS, LISTS, MORE, HISTORY, PAGE, HANDS].flatMap((table) => table())
  const known = all.filter((act) => act.keys && acts.exists(editor, act))
  const lines = known.map(({ label, keys }) =>
    element("div", {}, element("dt", {}, label), element("dd", {}, element("kbd", {}, spelled(keys)))),
  )
  const close = button("×", () => dialog.close(), { class: "plain", "aria-label": gettext("Close") })
  const dialog = openDialog(
    editor,
    gettext("Keyboard shortcuts"),
    element("header", {}, element("h2", {}, gettext("Keyboard shortcuts")), close),
    element("dl", { class: "keys" }, ...lines),
  )
  dialog.classList.add("keys-dialog")
  return true
}

export const Shortcuts = Extension.create({
  name: "shortcuts",
  addKeyboardShortcuts: () => ({ "Mod-/": ({ editor }) => showKeys(editor) }),
})
