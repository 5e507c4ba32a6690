// What comes from elsewhere, before the editor reads it: word processors and web pages say in styles, classes and
// tricks what the paper's own terms are meant to say. What the schema has no word for, the editor drops by itself.

import { keepAside } from "writing/foreign"
import { asAddress } from "writing/links"
import { rename, styleOf, unwrap } from "writing/parts"
import { readWord } from "writing/word"

const HIDDEN_PARTS = /<!--[\s\S]*?-->|<!\[[^>]*>|<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi
const TAG = /<[a-z][^>]*>/gi
const ACTING = /\s(?=(?:style|on\w+)\s*=)/gi

// The page's policy ignores style and event attributes (and says so in the console for each), so they are renamed
// before anything parses them, and the styles read by ourselves.
const disarmed = (html) =>
  html.replace(HIDDEN_PARTS, "").replace(TAG, (tag) => tag.replace(ACTING, " data-was-"))

const CRUFT = `nav, footer, form, button, input, select, textarea, template, noscript, svg, math, iframe, object, embed,
  video, audio, canvas, [hidden], [aria-hidden="true"], [role="navigation"], sup.reference, .mw-editsection, .noprint,
  .navbox, .toc, .mw-jump-link`
const IS_HIDDEN = /display:\s*none|mso-hide:\s*all/i

function dropCruft(body) {
  for (const part of body.querySelectorAll(CRUFT)) part.remove()
  for (const part of body.querySelectorAll("[data-was-style]")) if (IS_HIDDEN.test(styleOf(part))) part.remove()
}

const says = (property, value) => new RegExp(`(?:^|[;\\s])${property}:\\s*(?:${value})`, "i")
const IS_PLAIN = says("font-weight", "normal|400")
const UPRIGHT = says("font-style", "normal")
const MEANT = [
  [says("font-weight", "bold|[6-9]00"), "strong"],
  [says("font-style", "italic"), "em"],
  [says("text-decoration(?:-line)?", "[^;]*line-through"), "s"],
  [says("vertical-align", "super"), "sup"],
  [says("vertical-align", "sub"), "sub"],
]

function wrapInside(part, name) {
  const mark = document.createElement(name)
  mark.append(...part.childNodes)
  part.append(mark)
}

function readStyles(body) {
  for (const part of body.querySelectorAll("[data-was-style]")) {
    const style = styleOf(part)
    if ((part.matches("b, strong") && IS_PLAIN.test(style)) || (part.matches("i, em") && UPRIGHT.test(style))) {
      unwrap(part)
    } else if (part.matches("span, font, p")) {
      for (const [meaning, name] of MEANT) if (meaning.test(style)) wrapInside(part, name)
    }
  }
  for (const mark of body.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) :is(b, strong)")) unwrap(mark)
}

// Google Docs writes a list inside a list beside the item that it belongs to.
function nestLists(body) {
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    if (list.previousElementSibling?.localName === "li") list.previousElementSibling.append(list)
  }
}

// Signs that a page draws as pictures (a smile, the box of a check list), and spaces that a browser has made up.
function readSigns(body) {
  for (const box of body.querySelectorAll('img[aria-roledescription="checkbox"]')) box.remove()
  for (const smile of body.querySelectorAll("img[data-emoji], img.emoji, img.an1")) smile.replaceWith(smile.getAttribute("alt") ?? "")
  for (const space of body.querySelectorAll(".Apple-converted-space")) space.replaceWith(" ")
}

const PICTURE = /^(?:https?:)?\/\/|^data:image\/(?:png|jpe?g|gif|webp|avif|bmp);base64,/i
const isPixel = (image) => ["width", "height"].some((side) => Number(image.getAttribute(side)) === 1)

// No picture is shown from where it lies: it is set beside the text, to be taken into the library or left.
function liftPictures(body) {
  for (const image of [...body.querySelectorAll("img")]) {
    const src = image.getAttribute("src") ?? ""
    const figure = image.closest("figure")
    let top = image
    while (top.parentElement !== body) top = top.parentElement
    if (!isPixel(image) && !/^data:image\/svg/i.test(src)) {
      const key = keepAside({
        src: PICTURE.test(src) ? src.replace(/^\/\//, "https://") : "",
        alt: image.getAttribute("alt") ?? "",
        caption: figure?.querySelector("figcaption")?.textContent.trim() ?? "",
      })
      const mark = document.createElement("div")
      mark.setAttribute("data-foreign", key)
      top.after(mark)
    }
    const isAlone = figure && figure.querySelectorAll("img").length === 1
    ;(isAlone ? figure : image).remove()
  }
}

const isLayout = (table) =>
  table.matches('[role="presentation"]') || table.querySelector("table") || table.querySelectorAll("td, th").length < 2

// A cell holds paragraphs alone.
function flatten(cell) {
  for (const item of cell.querySelectorAll("li")) item.prepend("– ")
  for (const part of cell.querySelectorAll("li, h1, h2, h3, h4, h5, h6")) rename(part, "p")
  for (const part of cell.querySelectorAll("ul, ol, blockquote, pre, figure, aside, p p")) unwrap(part)
}

function wrapTables(body) {
  for (const table of body.querySelectorAll("table")) {
    if (isLayout(table)) {
      table.replaceWith(...[...table.querySelectorAll(":scope > * > tr > :is(td, th)")].flatMap((cell) => [...rename(cell, "div").childNodes]))
      continue
    }
    for (const cell of table.querySelectorAll("td, th")) flatten(cell)
    const figure = document.createElement("figure")
    figure.setAttribute("data-block", "table")
    const caption = table.querySelector("caption")
    table.replaceWith(figure)
    figure.append(table)
    if (caption) figure.append(rename(caption, "figcaption"))
  }
}

// Where an address leads to, and the argument that holds the address that was meant.
const REDIRECTS = { "www.google.com/url": ["q", "url"], "l.facebook.com/l.php": ["u"] }
const TRACKING =
  /^(?:utm_\w+|at_(?:medium|campaign|creation|format|link\w*|recipient\w*)|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|mc_[ce]id|igshid|igsh|_hsenc|_hsmi|mkt_tok|xtor|ref_src|ref_url)$/i

export function withoutTracking(href) {
  let url
  try {
    url = new URL(href)
  } catch {
    return href
  }
  const wanted = url.hostname.endsWith(".safelinks.protection.outlook.com") ? ["url"] : (REDIRECTS[url.hostname + url.pathname] ?? [])
  const meant = wanted.map((name) => url.searchParams.get(name)).find((text) => /^https?:\/\//.test(text ?? ""))
  if (meant) return withoutTracking(meant)
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name))
  if (!tracking.length) return href // to the letter: parsing and writing may change its spelling
  for (const name of tracking) url.searchParams.delete(name)
  return url.href
}

// An address without a host has lost its page. A link to a place of its own page leads nowhere here.
function cleanLinks(body, site) {
  for (const link of body.querySelectorAll("a")) {
    const href = (link.getAttribute("href") ?? "").trim().replace(/^\/\//, "https://")
    if (!/^(?:https?|mailto|tel):/i.test(href) || /#cite_(?:note|ref)/.test(href) || !link.textContent.trim()) unwrap(link)
    else link.setAttribute("href", asAddress(withoutTracking(href), site))
  }
}

const BLOCKS = "p, div, ul, ol, h1, h2, h3, h4, h5, h6, table, figure, blockquote, hr"

function dropEmpty(body) {
  for (const line of body.querySelectorAll("br")) {
    const beside = [line.previousElementSibling, line.nextElementSibling]
    const isLoose = line.parentElement === body || line.matches(".Apple-interchange-newline")
    if (isLoose && beside.some((part) => part?.matches(BLOCKS))) line.remove()
  }
  for (const part of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, blockquote")) {
    if (part.textContent.trim() || part.querySelector("[data-foreign]")) continue
    if (part.closest("td, th")) part.replaceChildren()
    else part.remove()
  }
}

export function cleanPasted(html, view) {
  const { body } = new DOMParser().parseFromString(disarmed(html), "text/html")
  if (body.querySelector("[data-pm-slice]")) return body.innerHTML // from a text like this one
  dropCruft(body)
  readWord(body)
  nestLists(body)
  readSigns(body)
  liftPictures(body)
  readStyles(body)
  cleanLinks(body, view?.dom.editor?.storage.desk.site)
  wrapTables(body)
  dropEmpty(body)
  return body.innerHTML
}

// A page that offers one picture and no text offers it as a file, too: that is what was copied.
export function isOnlyPicture(html) {
  const { body } = new DOMParser().parseFromString(disarmed(html), "text/html")
  return body.querySelectorAll("img").length === 1 && !body.textContent.trim()
}
