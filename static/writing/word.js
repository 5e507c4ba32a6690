// What Word puts on the clipboard: paragraphs whose classes and mso- styles say that they are titles, quotations,
// or items of a list, with their bullets and numbers typed out.

import { rename, styleOf } from "writing/parts"

const OUTLINE = /mso-outline-level:\s*(\d)/i
const HEADING = /^(?:Mso)?(?:Heading|Titre|berschrift)(\d)/i
const LISTED = /mso-list:\s*l\d+\s+level(\d+)/i
const NUMBER = /^\(?(?:(\d+)|[a-z]{1,2}|[ivxlcdm]+)[.)]/i

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

// Items that follow each other become lists in lists, as deep as their levels say.
function readLists(body) {
  let open = [] // the lists that the next item may go on with: { level, list }
  for (const part of [...body.querySelectorAll("p")]) {
    const before = part.previousElementSibling
    const item = itemOf(part)
    if (!item) continue
    if (before !== open[0]?.list) open = []
    while (open.length && open.at(-1).level > item.level) open.pop()
    const isOther = open.length && open.at(-1).level === item.level && open.at(-1).list.localName !== item.tag
    if (isOther) open.pop()
    if (!open.length || open.at(-1).level < item.level) {
      const list = openList(item.tag, item.start)
      if (open.length) open.at(-1).list.lastElementChild.append(list)
      else part.before(list)
      open.push({ level: item.level, list })
    }
    const line = document.createElement("li")
    line.append(part)
    open.at(-1).list.append(line)
  }
}

export function readWord(body) {
  readHeadings(body)
  readQuotations(body)
  readLists(body)
}
