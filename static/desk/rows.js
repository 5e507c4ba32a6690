// Rows of the database as the desk shows them: searched by words, described by number.

import { read } from "desk/server"

class Rows {
  constructor(address) {
    this.address = address
    this.known = new Map()
    this.wanted = new Set()
    this.next = null
  }

  remember(rows) {
    for (const row of rows) this.known.set(String(row.id), Promise.resolve(row))
    return rows
  }

  async search(text, page = 0) {
    const query = new URLSearchParams({ q: text, page })
    const found = await read(`${this.address}?${query}`)
    this.remember(found.rows)
    return found
  }

  // One request for all the numbers that are asked for in the same turn. Unknown numbers give null.
  describe(id) {
    const key = String(id)
    if (!this.known.has(key)) {
      this.wanted.add(key)
      this.next ??= Promise.resolve().then(() => this.fetchWanted())
      this.known.set(
        key,
        this.next.then((rows) => rows.find((row) => String(row.id) === key) ?? null),
      )
    }
    return this.known.get(key)
  }

  async fetchWanted() {
    const ids = [...this.wanted].join(",")
    this.wanted.clear()
    this.next = null
    const found = await read(`${this.address}?ids=${ids}`).catch(() => ({ rows: [] }))
    return found.rows
  }
}

const made = new Map()

export function rowsAt(address) {
  if (!made.has(address)) made.set(address, new Rows(address))
  return made.get(address)
}
