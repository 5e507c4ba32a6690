// The writing page's fields: what they hold, and putting what another page saved into them without
// disturbing whoever is writing.

import { createDocument } from "django-prose-editor/editor"

export const form = document.querySelector("form[data-leaving]")

const NOT_TEXT = new Set(["csrfmiddlewaretoken", "seat", "base"])
const OF_A_STEP = new Set(["change", "notice", "reason", "step_reason"]) // asked for when something is done with it
const HANDED = new Set(["given_to", "reviewed_by", "due_at"]) // people are told: saved by hand alone
const GROUPS = "[data-ordered], [data-row-choice]"

let editor = null
let since = null // what happened to the text since it was last sent: { doc, maps }
let applying = false

export const isApplying = () => applying

document.addEventListener("writing:ready", (event) => {
  if (!form.contains(event.target)) return
  editor = event.detail.editor
  editor.on("transaction", ({ transaction }) => {
    if (transaction.docChanged) since?.maps.push(transaction.mapping)
  })
})

// Everything that is kept, as a form sends it.
export function contents() {
  const entries = [...new FormData(form)].filter(
    ([name, value]) =>
      typeof value === "string" &&
      !NOT_TEXT.has(name) &&
      !OF_A_STEP.has(name) &&
      !HANDED.has(name.replace("initial-", "")) &&
      !name.startsWith("_"),
  )
  return new URLSearchParams(entries).toString()
}

export const isHanded = (control) => HANDED.has(control.name)
export const isKept = (control) => !OF_A_STEP.has(control.name) && !control.closest(".notes-panel")

// What was sent is what is on the server now: from here on a change of these is another one.
export function settleInitials(sent) {
  const values = new URLSearchParams(sent)
  for (const hidden of form.querySelectorAll('[name^="initial-"]')) {
    const value = values.get(hidden.name.replace("initial-", ""))
    if (value !== null) hidden.value = value
  }
}

// From here on it is known what is typed while an answer is under way.
export function noteSending() {
  since = editor ? { doc: editor.state.doc, maps: [] } : null
  return contents()
}

const valuesOf = (text, name) => new URLSearchParams(text).getAll(name).join("\n")

// Put the fields of a newer version into the page. False, and nothing done, where something was typed
// into the same place since `sent` was sent.
export function apply(fields, sent) {
  const now = contents()
  for (const name of Object.keys(fields)) {
    const names = [name, ...["author", "role", "agency", "article"].map((part) => `${name}-${part}`)]
    if (name !== "body" && names.some((each) => valuesOf(now, each) !== valuesOf(sent, each))) return false
  }
  applying = true
  try {
    if ("body" in fields && !applyText(fields.body.value)) return false
    for (const [name, drawn] of Object.entries(fields)) if (name !== "body") put(name, drawn)
    return true
  } finally {
    applying = false
  }
}

function put(name, { value, html }) {
  const control = document.getElementById(`id_${name}`)
  const group = control?.closest(GROUPS)
  if (group || value === null) {
    const place = group ?? form.querySelector(`.field-${name} [data-ordered], .field-${name} [data-row-choice]`)
    const { body } = new DOMParser().parseFromString(html, "text/html") // our own widget's template
    const drawn = body.firstElementChild
    place?.replaceWith(drawn)
    drawn.dispatchEvent(new CustomEvent("fields:drawn", { bubbles: true }))
  } else if (control?.type === "checkbox") control.checked = value
  else if (control) {
    control.value = value
    control.dispatchEvent(new Event("input", { bubbles: true })) // it grows with its text
  }
}

function applyText(html) {
  const textarea = form.querySelector("textarea[data-writing]")
  if (!editor) {
    textarea.value = html
    return true
  }
  const before = since?.doc ?? editor.state.doc
  const maps = since?.maps ?? []
  const place = (at, side) => maps.reduce((moved, map) => map.map(moved, side), at)
  const after = createDocument(html, editor.schema)
  const { tr } = editor.state
  for (const { from, to, first, last } of runs(before, after).reverse()) {
    const here = from === to ? place(from, -1) : place(from, 1)
    const there = from === to ? here : place(to, -1)
    if (!editor.state.doc.slice(here, there).eq(before.slice(from, to))) return false
    tr.replace(here, there, after.slice(first, last))
  }
  editor.view.dispatch(tr.setMeta("addToHistory", false))
  return true
}

// The stretches of blocks that differ between two documents, as places in both, from top to bottom.
function runs(before, after) {
  const [olds, news] = [blocks(before), blocks(after)]
  const same = common(olds.map((each) => each.key), news.map((each) => each.key))
  const found = []
  let [x, y] = [0, 0]
  for (const [nextX, nextY] of [...same, [olds.length, news.length]]) {
    if (nextX > x || nextY > y) {
      const start = (list, index, end) => list[index]?.at ?? end
      found.push({
        from: start(olds, x, before.content.size),
        to: start(olds, nextX, before.content.size),
        first: start(news, y, after.content.size),
        last: start(news, nextY, after.content.size),
      })
    }
    ;[x, y] = [nextX + 1, nextY + 1]
  }
  return found
}

function blocks(doc) {
  const found = []
  doc.forEach((node, at) => found.push({ at, key: JSON.stringify(node) }))
  return found
}

const MOST_PAIRS = 250_000 // of blocks looked at; beyond it, what differs is one stretch

// The pairs of places of equal items, in order: the same ends, and the longest common run between.
function common(one, other) {
  const pairs = []
  let [start, ends] = [0, 0]
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) pairs.push([start, start++])
  const left = () => Math.min(one.length, other.length) - start
  const tail = []
  while (ends < left() && one.at(-1 - ends) === other.at(-1 - ends)) {
    ends += 1
    tail.unshift([one.length - ends, other.length - ends])
  }
  const [a, b] = [one.slice(start, one.length - ends), other.slice(start, other.length - ends)]
  if (a.length * b.length > MOST_PAIRS) return [...pairs, ...tail]
  const best = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let x = a.length - 1; x >= 0; x--) {
    for (let y = b.length - 1; y >= 0; y--) {
      best[x][y] = a[x] === b[y] ? best[x + 1][y + 1] + 1 : Math.max(best[x + 1][y], best[x][y + 1])
    }
  }
  for (let [x, y] = [0, 0]; x < a.length && y < b.length; ) {
    if (a[x] === b[y]) pairs.push([start + x++, start + y++])
    else if (best[x + 1][y] >= best[x][y + 1]) x += 1
    else y += 1
  }
  return [...pairs, ...tail]
}

// Put what a copy in this browser held into the page: every field as it was. Rows and chosen pictures
// restore themselves, at once, for what the page holds is saved next.
export function takeUp(text) {
  const copy = new URLSearchParams(text)
  for (const group of form.querySelectorAll(GROUPS)) {
    group.dispatchEvent(new CustomEvent("fields:restored", { detail: copy }))
  }
  for (const control of form.elements) {
    const { name, type } = control
    if (!name || control.closest(GROUPS) || !isKept(control) || isHanded(control)) continue
    if (name === "body" && editor) editor.commands.setContent(copy.get("body"), { emitUpdate: true })
    else if (type === "checkbox") control.checked = copy.getAll(name).includes(control.value)
    else if (copy.has(name)) control.value = copy.get(name)
    else continue
    control.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

// Nobody writes here until the pen is this page's.
export function lock(isLocked) {
  form.classList.toggle("is-reading", isLocked)
  editor?.setEditable(!isLocked, false)
  for (const part of form.querySelectorAll(".side, .sheet-field:not(.sheet-body), .toolbar, .writing-bar button, .writing-bar details")) {
    part.inert = isLocked
  }
}
