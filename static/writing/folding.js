// One spelling for all the ways of writing a word, as articles/body/folding.py has it, and for each of its
// letters the place in the text where it stands.

const SPELT_OUT = { œ: "oe", Œ: "OE", æ: "ae", Æ: "AE", "’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " " }
const MARKS = /\p{M}+/gu
export const isMark = (letter) => /^\p{M}$/u.test(letter ?? "")
export const isWordLetter = (letter) => /^[\p{L}\p{N}_]$/u.test(letter ?? "")

function foldLetter(letter, { withCase, withAccents }) {
  const plain = withAccents ? letter : (SPELT_OUT[letter] ?? letter.normalize("NFD").replace(MARKS, ""))
  return withCase ? plain : plain.toLowerCase()
}

export function fold(text, options = {}) {
  let folded = ""
  const places = []
  for (let at = 0; at < text.length; at++) {
    const letters = foldLetter(text[at], options)
    folded += letters
    for (let n = 0; n < letters.length; n++) places.push(at)
  }
  return { folded, places }
}
