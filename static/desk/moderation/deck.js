// The list: which row is current, what leaves it and comes back, and how it goes on.

import { read } from "moderation/fragments"

const LOW = 8 // rows left, from which on the next ones are fetched

const root = document.querySelector(".moderation-desk")
const list = root.querySelector("[data-rows-list]")
const empty = root.querySelector("[data-empty]")

export const scope = new URLSearchParams(root.dataset.scope)
export const rows = () => [...list.querySelectorAll(":scope > .row")]
export const rowOf = (id) => list.querySelector(`:scope > .row[data-id="${id}"]`)
export const currentRow = () => list.querySelector(".row-link[aria-current]")?.closest(".row") ?? null

export function mark(row) {
  for (const link of list.querySelectorAll(".row-link[aria-current]")) link.removeAttribute("aria-current")
  const link = row?.querySelector(".row-link")
  link?.setAttribute("aria-current", "true")
  link?.scrollIntoView({ block: "nearest" })
}

export function neighbour(row, step) {
  const all = rows()
  if (!row) return all[0] ?? null
  return all[all.indexOf(row) + step] ?? null
}

// Which row comes up when this one has been dealt with.
export const after = (row) => neighbour(row, 1) ?? neighbour(row, -1)

// Whether a comment in that state still belongs to the list.
export function keeps(state) {
  const queue = scope.get("queue")
  if (queue === "search" || queue === "reported") return true
  return queue === "suspect" ? state === "pending" : queue === state
}

// A row that left remembers its place: the row that followed it, if that is still there.
export function take(row) {
  const taken = { row, next: row.nextElementSibling }
  row.remove()
  settle()
  return taken
}

export function putBack({ row, next }) {
  if (row.isConnected) return
  if (next?.parentElement === list) next.before(row)
  else (list.querySelector(":scope > .more") ?? { before: (node) => list.append(node) }).before(row)
  settle()
}

function settle() {
  const more = list.querySelector(".more-link")
  empty.hidden = Boolean(more) || rows().length > 0
  if (more && rows().length < LOW && !more.closest(".more").querySelector("p")) goOn(more)
}

let going = null

// Fetch the rows that follow and put them in the place of the link that leads to them.
export function goOn(link) {
  going ??= read(`${root.dataset.rows}${link.search}`)
    .then((nodes) => {
      const known = new Set(rows().map((row) => row.dataset.id))
      link.closest(".more").replaceWith(...nodes.filter((node) => !known.has(node.dataset?.id)))
    })
    .finally(() => {
      going = null
      settle()
    })
  return going
}

list.addEventListener("click", (event) => {
  const link = event.target.closest(".more-link")
  if (!link || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const before = rows().at(-1)
  goOn(link).then(() => neighbour(before, 1)?.querySelector(".row-link").focus())
})
