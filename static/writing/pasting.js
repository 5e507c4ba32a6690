// What comes from elsewhere, before the editor reads it. The page's policy ignores style and event
// attributes (and says so in the console for each), so they are renamed first and read by ourselves.

const TAG = /<[a-z][^>]*>/gi
const UNWANTED = /\s(?=(?:style|on\w+)\s*=)/gi
const IS_BOLD = /font-weight:\s*(?:bold|[6-9]00)/i
const IS_PLAIN = /font-weight:\s*(?:normal|400)/i
const IS_ITALIC = /font-style:\s*italic/i

export function cleanPasted(html) {
  const renamed = html.replace(TAG, (tag) => tag.replace(UNWANTED, " data-was-"))
  const { body } = new DOMParser().parseFromString(renamed, "text/html")
  for (const part of body.querySelectorAll("[data-was-style]")) {
    const style = part.getAttribute("data-was-style")
    if (part.matches("b, strong") && IS_PLAIN.test(style)) part.replaceWith(...part.childNodes)
    else if (part.matches("span")) {
      if (IS_BOLD.test(style)) wrap(part, "strong")
      if (IS_ITALIC.test(style)) wrap(part, "em")
    }
  }
  return body.innerHTML
}

function wrap(part, name) {
  const mark = document.createElement(name)
  mark.append(...part.childNodes)
  part.append(mark)
}
