// Puts the editor in front of every textarea that articles/admin/body_field.py has marked.

import * as library from "django-prose-editor/editor"
import { element } from "desk/element"
import { gettext, interpolate, ngettext } from "desk/words"
import { BlockKeys } from "writing/figures"
import { Find } from "writing/find"
import { WriteAlone } from "writing/focus"
import { ForeignPicture } from "writing/foreign"
import { asHTML } from "writing/output"
import { cleanPasted } from "writing/pasting"
import { Shortcuts } from "writing/shortcuts"
import { SlashMenu } from "writing/slash"
import { toolbar } from "writing/toolbar"
import { Uploads } from "writing/uploads"

const PAUSE = 400 // milliseconds
const READING_SPEED = 230 // words a minute, as articles/models/publication.py counts

// The desk's addresses and its voice, for every extension to reach by editor.storage.desk.
const desk = (config, note) =>
  library.Extension.create({
    name: "desk",
    addStorage: () => ({
      rows: config.rows,
      upload: config.upload,
      site: config.site,
      say: (text, isRefusal = false) => {
        note.textContent = text
        note.classList.toggle("refused", isRefusal)
      },
    }),
  })

// What helps with writing, and leaves no trace in the text.
const OURS = [BlockKeys, Find, ForeignPicture, Shortcuts, SlashMenu, Uploads, WriteAlone]

// So far from the window's edges is the cursor kept: the bars above and the count below lie over the text.
const MARGIN = { top: 160, right: 0, bottom: 64, left: 0 } // pixels

async function extensions(config) {
  const modules = await Promise.all(config.modules.map((address) => import(address)))
  const offered = Object.assign({}, library, ...modules)
  return Object.entries(config.extensions)
    .filter(([name]) => offered[name])
    .map(([name, options]) =>
      typeof options === "object" ? offered[name].configure(options) : offered[name],
    )
}

function measure(editor, shown) {
  const text = editor.getText({ blockSeparator: "\n" }).trim()
  const words = text ? text.split(/\s+/).length : 0
  const minutes = Math.max(1, Math.round(words / READING_SPEED))
  shown.textContent = [
    interpolate(ngettext("%(count)s word", "%(count)s words", words), { count: words }),
    interpolate(ngettext("%(count)s character", "%(count)s characters", text.length), { count: text.length }),
    interpolate(gettext("%(count)s min"), { count: minutes }),
  ].join(" · ")
}

// Reading the whole of a long text at every key would be felt: the field follows a moment later, and at once
// for whoever asks the form what it holds.
function follower(textarea, read) {
  let timer = 0
  const now = () => {
    if (!timer) return
    clearTimeout(timer)
    timer = 0
    read()
  }
  textarea.form?.addEventListener("submit", now, { capture: true })
  textarea.form?.addEventListener("formdata", ({ formData }) => {
    now()
    formData.set(textarea.name, textarea.value)
  })
  return { later: () => (timer ||= setTimeout(now, PAUSE)) }
}

// What is longer than the server takes is not sent to it: it would come back at best, and be lost at worst.
function holdBackTooLong(textarea, { longest }, note) {
  textarea.form?.addEventListener("submit", (event) => {
    if (textarea.value.length <= longest) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const counts = { count: textarea.value.length.toLocaleString(), most: longest.toLocaleString() }
    note.textContent = interpolate(gettext("This text has %(count)s characters with its formatting; at most %(most)s can be kept. Nothing of it is lost: take out a part, or make it two."), counts)
    note.classList.add("refused")
    note.scrollIntoView({ block: "center" })
  }, { capture: true })
}

async function start(textarea) {
  const config = JSON.parse(textarea.dataset.writing)
  const label = textarea.labels[0]?.textContent.trim() ?? gettext("Text")
  const note = element("p", { class: "writing-note", role: "status" })
  const paper = element("div", { class: "paper" })
  const measured = element("p", { class: "measured" })
  const frame = element("div", { class: "writer" }, note, paper)
  const editor = new library.Editor({
    element: paper,
    extensions: [desk(config, note), ...OURS, ...(await extensions(config))],
    content: textarea.value,
    injectCSS: false, // the same rules are in writing/editor.css: no style of unknown origin
    editorProps: {
      transformPastedHTML: cleanPasted,
      scrollMargin: MARGIN,
      scrollThreshold: MARGIN,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class: "prose",
        "data-prompt": gettext("Write here…"),
        spellcheck: "true",
      },
    },
    onUpdate() {
      follow.later()
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  const follow = follower(textarea, () => {
    textarea.value = asHTML(editor)
    measure(editor, measured)
  })
  textarea.before(frame)
  textarea.hidden = true
  holdBackTooLong(textarea, config, note)
  const bar = toolbar(editor, gettext("Format of the text"))
  frame.prepend(element("div", { class: "tools" }, bar, editor.storage.find.place))
  frame.append(measured)
  measure(editor, measured)
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") frame.querySelector(".tool[tabindex='0']").focus()
  })
  bar.addEventListener("keydown", (event) => event.key === "Escape" && editor.view.focus())
  for (const each of textarea.labels) each.addEventListener("click", () => editor.commands.focus())
  textarea.dispatchEvent(new CustomEvent("writing:ready", { detail: { editor }, bubbles: true }))
}

for (const textarea of document.querySelectorAll("textarea[data-writing]")) start(textarea)
