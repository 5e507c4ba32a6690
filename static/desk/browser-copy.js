// A copy of what is not on the server yet, in this browser: by person, article and page. A page that is
// open holds a lock of its copy's name, so that another one knows whose text has lost its page.

const PREFIX = "newsroom:text:"
const KEPT = 30 * 24 * 3600 * 1000 // milliseconds

const nameOf = ({ user, article, seat }) => `${PREFIX}${user}:${article || "new"}:${seat}`

export class BrowserCopy {
  constructor(page) {
    this.page = page
    this.hold()
    prune()
  }

  get name() {
    return nameOf(this.page)
  }

  hold() {
    navigator.locks?.request(this.name, () => new Promise((done) => (this.release = done))).catch(() => {})
  }

  // The page's article has its number now.
  move(article) {
    const former = this.name
    const copy = read(former)
    this.release?.()
    this.page = { ...this.page, article }
    this.hold()
    if (copy) write(this.name, copy)
    forget(former)
  }

  // True when it is kept; false when the browser is full or keeps nothing. No other text makes room for this
  // one: each copy is all there is of somebody's words.
  keep(text, base) {
    return write(this.name, { text, base, at: Date.now() })
  }

  clear() {
    forget(this.name)
  }

  // Copies of this person's for this article whose page is not open any more, the newest first.
  async orphans() {
    const { user, article } = this.page
    const start = `${PREFIX}${user}:${article || "new"}:`
    const held = await navigator.locks?.query().catch(() => null)
    const open = new Set((held?.held ?? []).map((lock) => lock.name))
    return names()
      .filter((name) => name.startsWith(start) && name !== this.name && !open.has(name))
      .map((name) => ({ name, ...read(name) }))
      .filter((copy) => copy.text)
      .sort((one, other) => other.at - one.at)
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(name)
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

function names() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))
  } catch {
    return []
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name))
  } catch {
    return null
  }
}

function write(name, copy) {
  try {
    localStorage.setItem(name, JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}

function prune() {
  for (const name of names()) {
    const copy = read(name)
    if (!copy || Date.now() - copy.at > KEPT) forget(name)
  }
}
