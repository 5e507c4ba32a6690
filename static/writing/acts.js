// What can be done in the text, as tables that the toolbar, the menu of blocks and the list of keys read.
// An act: what of the schema it needs, its label, its keys, what it does, and when it is active. The words
// of a block are what people of both languages may type to find it, besides its label.

import { gettext } from "desk/words"
import { insertCard } from "writing/cards"
import { insertEmbed } from "writing/embeds"
import { insertFigure, moveBlock } from "writing/figures"
import { openFind } from "writing/find"
import { isAlone, writeAlone } from "writing/focus"
import { insertGallery } from "writing/galleries"
import { editLink } from "writing/links"
import { showKeys } from "writing/shortcuts"
import { deleteTable, insertTable } from "writing/tables"

// Focus at once: the library's own focus() waits for the next frame, and keys typed until then are lost.
const run = (act) => (editor) => {
  editor.view.focus()
  act(editor.chain()).run()
}

const moved = (up) => (editor) => {
  editor.view.focus()
  moveBlock(editor, up)
}

export const exists = (editor, { needs }) =>
  !needs || needs in editor.schema.nodes || needs in editor.schema.marks

export const STYLES = () => [
  { needs: "paragraph", label: gettext("Text"), words: "paragraph texte paragraphe", icon: "text", act: run((c) => c.setParagraph()), keys: "Mod-Alt-0", active: ["paragraph"] },
  { needs: "heading", label: gettext("Subhead"), words: "heading title h2 intertitre titre", icon: "subhead", act: run((c) => c.toggleHeading({ level: 2 })), keys: "Mod-Alt-2", active: ["heading", { level: 2 }] },
  { needs: "heading", label: gettext("Smaller subhead"), words: "heading title h3 intertitre titre petit", icon: "smaller", act: run((c) => c.toggleHeading({ level: 3 })), keys: "Mod-Alt-3", active: ["heading", { level: 3 }] },
]

export const MARKS = () => [
  { needs: "bold", label: gettext("Bold"), sign: gettext("B"), look: "bold", act: run((c) => c.toggleBold()), keys: "Mod-B", active: ["bold"] },
  { needs: "italic", label: gettext("Italic"), sign: gettext("I"), look: "italic", act: run((c) => c.toggleItalic()), keys: "Mod-I", active: ["italic"] },
  { needs: "link", label: gettext("Link"), icon: "link", act: editLink, keys: "Mod-K", active: ["link"] },
]

export const LISTS = () => [
  { needs: "bulletList", label: gettext("List"), words: "bullets unordered puces liste", icon: "bullets", act: run((c) => c.toggleBulletList()), keys: "Mod-Shift-8", active: ["bulletList"] },
  { needs: "orderedList", label: gettext("Numbered list"), words: "ordered numbers liste numérotée ordonnée", icon: "numbers", act: run((c) => c.toggleOrderedList()), keys: "Mod-Shift-7", active: ["orderedList"] },
  { needs: "blockquote", label: gettext("Quotation"), words: "quote blockquote citation", icon: "quote", act: run((c) => c.toggleBlockquote()), keys: "Mod-Shift-B", active: ["blockquote"] },
]

export const PICTURES = () => [
  { needs: "imageBlock", label: gettext("Picture"), words: "image photo picture illustration", icon: "picture", text: true, act: (e) => insertCard(e, "imageBlock", "image") },
]

export const INSERTS = () => [
  { needs: "galleryBlock", label: gettext("Gallery"), words: "gallery slideshow galerie diaporama photos images", help: gettext("several pictures in an order"), act: insertGallery },
  { needs: "embedBlock", label: gettext("Video or post"), words: "embed video youtube vimeo dailymotion twitter x bluesky mastodon vidéo publication intégrer", help: gettext("YouTube, Bluesky, Mastodon…"), act: insertEmbed },
  { needs: "tableBlock", label: gettext("Table"), words: "table tableau grid", help: gettext("rows and columns, with a caption"), act: (e) => insertTable(e) },
  { needs: "quoteBlock", label: gettext("Quoted document"), words: "quote document source citation communiqué", help: gettext("a communiqué, with its source"), act: (e) => insertFigure(e, "quoteBlock") },
  { needs: "pullQuoteBlock", label: gettext("Pull quote"), words: "pull quote exergue citation", help: gettext("a sentence set large"), act: (e) => insertFigure(e, "pullQuoteBlock") },
  { needs: "factBox", label: gettext("Fact box"), words: "fact box sidebar encadré repères", help: gettext("what one needs to know"), act: (e) => insertFigure(e, "factBox") },
  { needs: "readAlsoBlock", label: gettext("Read also"), words: "read also related lire aussi article", help: gettext("one of our articles"), act: (e) => insertCard(e, "readAlsoBlock", "read-also") },
  { needs: "productBlock", label: gettext("Product box"), words: "product affiliate produit affiliation commerce", help: gettext("commercial, and says so"), act: (e) => insertCard(e, "productBlock", "product") },
  { needs: "promoBlock", label: gettext("Follow-us line"), words: "promo follow suivez newsletter", help: gettext("written once for the site"), act: (e) => insertCard(e, "promoBlock", "promo") },
  { needs: "horizontalRule", label: gettext("Rule"), words: "rule separator line filet séparateur ligne", help: gettext("between two parts"), act: run((c) => c.setHorizontalRule()) },
]

export const BLOCKS = () => [...STYLES(), ...LISTS(), ...PICTURES(), ...INSERTS()]

export const MORE = () => [
  { needs: "strike", label: gettext("Struck out"), act: run((c) => c.toggleStrike()), keys: "Mod-Shift-S", active: ["strike"] },
  { needs: "superscript", label: gettext("Superscript"), act: run((c) => c.toggleSuperscript()), keys: "Mod-.", active: ["superscript"] },
  { needs: "subscript", label: gettext("Subscript"), act: run((c) => c.toggleSubscript()), keys: "Mod-,", active: ["subscript"] },
  { needs: "code", label: gettext("Code"), act: run((c) => c.toggleCode()), keys: "Mod-E", active: ["code"] },
  { label: gettext("Clear formatting"), act: run((c) => c.unsetAllMarks().clearNodes()) },
  { label: gettext("Move the block up"), act: moved(true), keys: "Alt-↑" },
  { label: gettext("Move the block down"), act: moved(false), keys: "Alt-↓" },
]

export const TABLE = () => [
  { label: gettext("Row above"), act: run((c) => c.addRowBefore()) },
  { label: gettext("Row below"), act: run((c) => c.addRowAfter()) },
  { label: gettext("Column to the left"), act: run((c) => c.addColumnBefore()) },
  { label: gettext("Column to the right"), act: run((c) => c.addColumnAfter()) },
  { label: gettext("Header row on or off"), act: run((c) => c.toggleHeaderRow()) },
  { label: gettext("Header column on or off"), act: run((c) => c.toggleHeaderColumn()) },
  { label: gettext("Merge the cells"), act: run((c) => c.mergeCells()), can: (e) => e.can().mergeCells() },
  { label: gettext("Split the cell"), act: run((c) => c.splitCell()), can: (e) => e.can().splitCell() },
  { label: gettext("Delete the row"), act: run((c) => c.deleteRow()) },
  { label: gettext("Delete the column"), act: run((c) => c.deleteColumn()) },
  { label: gettext("Delete the table"), act: deleteTable },
]

export const HISTORY = () => [
  { label: gettext("Undo"), icon: "undo", act: run((c) => c.undo()), keys: "Mod-Z", can: (e) => e.can().undo() },
  { label: gettext("Redo"), icon: "redo", act: run((c) => c.redo()), keys: "Mod-Shift-Z", can: (e) => e.can().redo() },
]

export const PAGE = () => [
  { label: gettext("Find and replace"), icon: "find", act: openFind, keys: "Mod-F" },
  { label: gettext("Nothing but the text"), icon: "alone", act: writeAlone, keys: "Mod-Shift-F", pressed: isAlone },
  { label: gettext("Keyboard shortcuts"), sign: "?", act: showKeys, keys: "Mod-/" },
]

// Keys that are no button's.
export const HANDS = () => [
  { label: gettext("Menu of blocks, on an empty line"), keys: "/" },
  { label: gettext("A paragraph below this block"), keys: "Mod-Enter" },
  { label: gettext("To the toolbar; back with Escape"), keys: "Alt-F10" },
  { label: gettext("New line in a paragraph"), keys: "Shift-Enter" },
  { label: gettext("Next cell of a table; after the last, a new row"), keys: "Tab" },
  { label: gettext("Select cells of a table"), keys: "Shift-→" },
  { label: gettext("Save"), keys: "Mod-S" },
]
