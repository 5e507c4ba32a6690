// Where a passage stands: kept as its words with what stands around them, and found again by these
// after the text has changed (as the W3C's TextQuoteSelector).

const AROUND = 64 // characters kept on either side; articles/models/note.py has room for as many
const LONGEST = 500

// A space is a space and an apostrophe one, however typography set them. The length stays the same.
const levelled = (text) => text.replace(/[\s\u00a0\u202f]/g, " ").replace(/[’ʼ]/g, "'")

// The text of a document on one string, and where each of its blocks begins, there and here.
export function flatten(doc) {
  const blocks = []
  let text = ""
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    blocks.push({ at: text.length, pos: pos + 1, size: node.content.size })
    text += `${node.textBetween(0, node.content.size, "", "\ufffc")}\n`
    return false
  })
  return { text, blocks }
}

function toPlace({ blocks }, offset) {
  const block = blocks.findLast(({ at }) => at <= offset) ?? blocks[0]
  return block.pos + Math.min(offset - block.at, block.size)
}

function toOffset({ blocks, text }, place) {
  const block = blocks.findLast(({ pos }) => pos <= place)
  return block ? Math.min(block.at + Math.min(place - block.pos, block.size), text.length) : 0
}

// What is kept of the selection; null when no word is selected.
export function anchorOf(doc, { from, to }) {
  const flat = flatten(doc)
  const [start, end] = [toOffset(flat, from), toOffset(flat, to)]
  const quote = flat.text.slice(start, Math.min(end, start + LONGEST))
  if (!quote.trim()) return null
  return {
    quote,
    before: flat.text.slice(Math.max(0, start - AROUND), start),
    after: flat.text.slice(start + quote.length, start + quote.length + AROUND),
  }
}

const sharedEnd = (a, b) => {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++
  return count
}
const sharedStart = (a, b) => {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count++
  return count
}

// The passage in the document as it is now; null when it is no longer there. Of several that read alike,
// the one whose surroundings are the most alike.
export function locate(flat, { quote, before = "", after = "" }) {
  const text = levelled(flat.text)
  const wanted = levelled(quote).trim()
  if (!wanted || !flat.blocks.length) return null
  const [left, right] = [levelled(before), levelled(after)]
  let best = null
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const score =
      sharedEnd(text.slice(Math.max(0, at - AROUND), at), left) +
      sharedStart(text.slice(end, end + AROUND), right)
    if (!best || score > best.score) best = { at, end, score }
  }
  return best && { from: toPlace(flat, best.at), to: toPlace(flat, best.end) }
}
