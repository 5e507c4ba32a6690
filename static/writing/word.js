// What Word puts on the clipboard: paragraphs whose classes and mso- styles say that they are titles, quotations,
// or items of a list, with their bullets and numbers typed out.

import { rename, styleOf } from "writing/parts"

const OUTLINE = /mso-outline-level:\s*(\d)/i
const HEADING = /^(?:Mso)?(?:Heading|Titre|berschrift)(\d)/i
const LISTED = /mso-list:\s*l\d+\s+level(\d+)/i
const NUMBER = /^\(?(?:(\d+)|[a-z]{1,2}|[ivxlcdm]+)[.)]/i

// What reviewers said, and what they struck out; the list of contents, ends of pages, the line above the footnotes.
const OF_REVIEW = `.MsoCommentReference, .MsoCommentText, .msocomanchor, .msocomoff, .msocomtxt, .msoDel, del[cite], del[datetime],
  p[class^="MsoToc"], br[clear]`
const ASIDE = /mso-element:\s*comment(?:-list)?\b/i
const FOOTNOTES = /mso-element:\s*(?:foot|end)note-list/i
const SPACES = /mso-(?:tab-count|spacerun)/i

function dropReview(body) {
  for (const part of body.querySelectorAll(OF_REVIEW)) part.remove()
  for (const part of body.querySelectorAll("[data-was-style]")) {
    const style = styleOf(part)
    if (ASIDE.test(style)) part.remove()
    else if (SPACES.test(style)) part.replaceWith(" ")
    else if (FOOTNOTES.test(style)) for (const rule of part.querySelectorAll("hr")) rule.remove()
  }
}

// A heading's number is a part of its text: Word sets it apart by a row of spaces.
function readNumbers(body) {
  for (const sign of body.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) [data-was-style]")) {
    if (/mso-list:\s*ignore/i.test(styleOf(sign))) sign.replaceWith(`${sign.textContent.trim()} `)
  }
}

function readHeadings(body) {
  for (const part of [...body.querySelectorAll("p")]) {
    const level = OUTLINE.exec(styleOf(part))?.[1] ?? HEADING.exec(part.className)?.[1]
    if (part.matches(".MsoTitle")) rename(part, "h1")
    else if (level && Number(level) <= 6) rename(part, `h${level}`)
  }
}

function readQuotations(body) {
  for (const part of [...body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote")]) {
    const before = part.previousElementSibling
    const quotation = before?.matches("blockquote.was-quote") ? before : document.createElement("blockquote")
    if (quotation !== before) {
      quotation.className = "was-quote"
      part.before(quotation)
    }
    quotation.append(part)
  }
}

function itemOf(part) {
  const level = part.localName === "p" && LISTED.exec(styleOf(part))?.[1]
  if (!level) return null
  const sign = [...part.querySelectorAll("[data-was-style]")].find((each) => /mso-list:\s*ignore/i.test(styleOf(each)))
  const typed = sign?.textContent.trim() ?? ""
  sign?.remove()
  const number = NUMBER.exec(typed)
  return { part, level: Number(level), tag: number ? "ol" : "ul", start: Number(number?.[1] ?? 1) }
}

function openList(tag, start) {
  const list = document.createElement(tag)
  if (tag === "ol" && start > 1) list.setAttribute("start", start)
  return list
}

// Hang an item where its level says: `open` are the lists that may go on, the outermost first, and are so
// again when it is done; `put` places a list that hangs in no other.
function hang(line, level, { tag, start, open, put }) {
  const lists = open.filter((each) => each.level <= level)
  if (lists.at(-1)?.level === level && lists.at(-1).list.localName !== tag) lists.pop()
  if (!lists.length || lists.at(-1).level < level) {
    const list = openList(tag, start)
    if (lists.length) lists.at(-1).list.lastElementChild.append(list)
    else put(list)
    lists.push({ level, list })
  }
  lists.at(-1).list.append(line)
  return lists
}

// Items that follow each other become lists in lists, as deep as their levels say.
function readLists(body) {
  let open = []
  for (const part of [...body.querySelectorAll("p")]) {
    const before = part.previousElementSibling
    const item = itemOf(part)
    if (!item) continue
    if (before !== open[0]?.list) open = []
    const line = document.createElement("li")
    part.before(line)
    line.append(part)
    open = hang(line, item.level, { ...item, open, put: (list) => line.before(list) })
  }
}

// Word in the browser: each item of a list is a list of its own that names its level, a heading says so by its
// role, and every paragraph ends with a space that stands for its end.
function readWordOnline(body) {
  for (const part of body.querySelectorAll(".EOP")) part.remove()
  for (const part of body.querySelectorAll('p[role="heading"]')) {
    const level = Number.parseInt(part.getAttribute("aria-level"), 10) || 2
    rename(part, `h${Math.min(Math.max(level, 1), 6)}`)
  }
  let open = []
  for (const wrapper of [...body.querySelectorAll(".ListContainerWrapper")]) {
    const isNext = wrapper.previousElementSibling === open[0]?.list
    if (!isNext) open = []
    for (const line of wrapper.querySelectorAll("li")) {
      const { localName: tag, start = 1 } = line.parentElement
      open = hang(line, Number(line.dataset.ariaLevel ?? 1), { tag, start, open, put: (list) => wrapper.before(list) })
    }
    wrapper.remove()
  }
}

export function readWord(body) {
  dropReview(body)
  readWordOnline(body)
  readHeadings(body)
  readNumbers(body)
  readQuotations(body)
  readLists(body)
}
