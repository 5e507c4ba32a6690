// “/” at the start of an empty line opens the menu of blocks; what is typed after it narrows the menu. Anywhere
// else a slash is a slash, and so it is when nothing in the menu fits, or after Escape.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { element } from "desk/element"
import { gettext, interpolate, ngettext } from "desk/words"
import { BLOCKS, exists } from "writing/acts"
import { fold } from "writing/folding"

const { PluginKey } = pm.state

const key = new PluginKey("slash")
const TYPED = /^\s*\/([\p{L}\p{N} '’-]{0,30})$/u
const CLOSED = { items: [], at: 0, from: 0 }
const LIST = "block-menu"

const plain = (text) => fold(text).folded

// Every word that is typed begins a word of the label or of the other words for it.
function fitting(editor, typed) {
  const asked = plain(typed).split(" ").filter(Boolean)
  return BLOCKS().filter((item) => {
    if (!exists(editor, item)) return false
    const words = plain(`${item.label} ${item.words}`).split(/[\s-]+/)
    return asked.every((part) => words.some((word) => word.startsWith(part)))
  })
}

function read(editor, state) {
  const { $from, empty } = state.selection
  const { parent, depth, parentOffset } = $from
  if (!empty || depth !== 1 || parent.type.name !== "paragraph" || parentOffset < parent.content.size) return null
  const typed = TYPED.exec(parent.textContent)
  return typed && { from: $from.start(), items: fitting(editor, typed[1]) }
}

// The menu opens when a slash has just been typed, not when the cursor comes to one that stands there.
function next(editor, tr, before, state) {
  const asked = tr.getMeta(key)
  if (asked?.at !== undefined) return { ...before, at: asked.at }
  const line = read(editor, state)
  if (!line) return CLOSED
  if (asked?.dismissed) return { ...CLOSED, dismissed: line.from }
  if (before.dismissed === line.from) return before
  const isNew = tr.docChanged && state.doc.resolve(line.from).parent.textContent.trim() === "/"
  if (!before.items.length && !isNew && !before.isOpen) return CLOSED
  return { ...line, at: 0, isOpen: true }
}

class MenuView {
  constructor(editor) {
    this.editor = editor
    this.list = element("ul", {
      id: LIST,
      class: "block-menu",
      role: "listbox",
      tabindex: "0", // it scrolls; keys reach it through the text, where the focus stays
      "aria-label": gettext("Blocks"),
      hidden: true,
      onmousedown: (event) => event.preventDefault(),
    })
    this.said = element("p", { class: "visually-hidden", role: "status" })
    const room = document.querySelector("main") ?? document.body
    room.append(this.list, this.said)
  }

  update(view, before) {
    const menu = key.getState(view.state)
    if (before && key.getState(before) === menu) return
    this.list.hidden = !menu.items.length
    if (menu.items.length) this.draw(view, menu)
    const count = menu.items.length
    const text = count ? interpolate(ngettext("%(count)s block", "%(count)s blocks", count), { count }) : ""
    if (this.said.textContent !== text) this.said.textContent = text
  }

  draw(view, { items, at, from }) {
    this.list.replaceChildren(
      ...items.map((item, index) =>
        element(
          "li",
          {
            id: `${LIST}-${index}`,
            role: "option",
            "aria-selected": String(index === at),
            onclick: () => choose(this.editor, index),
          },
          item.label,
          item.help ? element("small", {}, item.help) : null,
        ),
      ),
    )
    this.list.children[at].scrollIntoView({ block: "nearest" })
    const line = view.coordsAtPos(from)
    const { offsetHeight: height, offsetWidth: width } = this.list
    const isBelow = line.bottom + height + 8 < window.innerHeight || line.top < height
    this.list.style.top = `${isBelow ? line.bottom + 4 : line.top - height - 4}px`
    this.list.style.left = `${Math.max(8, Math.min(line.left, window.innerWidth - width - 8))}px`
  }

  destroy() {
    this.list.remove()
    this.said.remove()
  }
}

function choose(editor, index) {
  const { items, from } = key.getState(editor.state)
  const { $from } = editor.state.selection
  editor.view.dispatch(editor.state.tr.delete(from, $from.end()))
  items[index].act(editor)
}

function onKey(editor, view, event) {
  const { items, at } = key.getState(view.state)
  if (!items.length || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (move) view.dispatch(view.state.tr.setMeta(key, { at: (at + move + items.length) % items.length }))
  else if (event.key === "Enter" || event.key === "Tab") choose(editor, at)
  else if (event.key === "Escape") view.dispatch(view.state.tr.setMeta(key, { dismissed: true }))
  else return false
  event.preventDefault()
  return true
}

export const SlashMenu = Extension.create({
  name: "slashMenu",
  priority: 1100, // before the keys of blocks
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key,
        state: { init: () => CLOSED, apply: (tr, before, _old, state) => next(editor, tr, before, state) },
        props: {
          handleKeyDown: (view, event) => onKey(editor, view, event),
          handleDOMEvents: {
            blur(view) {
              if (key.getState(view.state).items.length) view.dispatch(view.state.tr.setMeta(key, { dismissed: true }))
              return false
            },
          },
          attributes(state) {
            const { items, at } = key.getState(state)
            if (!items.length) return null
            return { "aria-controls": LIST, "aria-haspopup": "listbox", "aria-activedescendant": `${LIST}-${at}` }
          },
        },
        view: () => new MenuView(editor),
      }),
    ]
  },
})
