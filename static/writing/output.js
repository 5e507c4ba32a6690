// The text as it is stored: what the server's sanitiser would return for it, to the letter.

const ASIDE = /<div data-foreign="\d+"><\/div>/g // pictures that wait for the library
const EMPTY_PARTS = /<(figcaption|h3)><\/\1>/g // a source, a caption or a box's title left empty
const EMPTY_END = /(?:<p><\/p>)+$/ // the line that waits under the last block

export function asHTML(editor) {
  return editor.getHTML().replace(ASIDE, "").replace(EMPTY_PARTS, "").replace(EMPTY_END, "")
}
