// The editor's extensions of ours, by the names in articles/body/schema.py. A name that the library has
// too (Document, Heading, Link, OrderedList) takes its place.

import {
  Document as BaseDocument,
  Heading as BaseHeading,
  OrderedList as BaseOrderedList,
} from "django-prose-editor/editor"
import { cardNode } from "writing/cards"

export { EmbedBlock } from "writing/embeds"
export { FactBox, PullQuoteBlock, QuoteBlock } from "writing/figures"
export { GalleryBlock } from "writing/galleries"
export { Link } from "writing/links"
export { ImageBlock } from "writing/pictures"
export { Table, TableBlock, TableCell, TableHeader, TableRow } from "writing/tables"

export const ProductBlock = cardNode("productBlock", "product")
export const PromoBlock = cardNode("promoBlock", "promo")
export const ReadAlsoBlock = cardNode("readAlsoBlock", "read-also")

// Our blocks stand at the top level alone: the server draws a block there and nowhere else.
export const Document = BaseDocument.extend({ content: "(block | piece)+" })

// Other people's headings come in as the nearest of ours: the page's title is the only h1.
export const Heading = BaseHeading.extend({
  parseHTML() {
    return [
      ...this.parent(),
      { tag: "h1", attrs: { level: 2 } },
      ...["h4", "h5", "h6"].map((tag) => ({ tag, attrs: { level: 3 } })),
    ]
  },
})

// Numbered 1, 2, 3, from any start; other numberings are not the paper's style.
export const OrderedList = BaseOrderedList.extend({
  addAttributes: () => ({
    start: { default: 1, parseHTML: (dom) => Number.parseInt(dom.getAttribute("start"), 10) || 1 },
  }),
  addNodeView: () => null,
})
