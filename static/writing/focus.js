// Nothing but the text: the page around it steps back until it is asked for again. The browser's full screen
// comes along where it is allowed; the choice outlasts saving, which loads the page anew.

import { Extension } from "django-prose-editor/editor"

const KEY = "writing:alone"
const { documentElement: page } = document

export const isAlone = () => page.classList.contains("is-writing-alone")

function set(alone) {
  page.classList.toggle("is-writing-alone", alone)
  sessionStorage.setItem(KEY, alone ? "yes" : "")
}

export function writeAlone(editor) {
  const alone = !isAlone()
  set(alone)
  if (alone) page.requestFullscreen?.().catch(() => {})
  else if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
  editor.view.focus()
  editor.view.dispatch(editor.state.tr.scrollIntoView())
  return true
}

export const WriteAlone = Extension.create({
  name: "writeAlone",
  onCreate() {
    if (sessionStorage.getItem(KEY)) set(true)
    // Escape ends the browser's full screen before any script hears of it.
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && isAlone()) set(false)
      this.editor.view.dispatch(this.editor.state.tr)
    })
  },
  addKeyboardShortcuts: () => ({
    "Mod-Shift-f": ({ editor }) => writeAlone(editor),
    Escape: ({ editor }) => isAlone() && writeAlone(editor),
  }),
})
