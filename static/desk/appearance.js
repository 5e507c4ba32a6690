// A search result and a share card, drawn as one types, and how much of each text they show.

import { rowsAt } from "desk/rows"
import { gettext, interpolate } from "desk/words"

// What Google's page gives a result: pixels of its title (Arial 20) and of its two lines (Arial 14).
const TITLE = { font: "20px Arial, sans-serif", width: 600 }
const LINES = { font: "14px Arial, sans-serif", width: 1180 }
const CARD = { font: "600 16px system-ui, sans-serif", width: 760 } // two lines, on the narrowest network
const WAIT = 500 // milliseconds: the text comes into its field a moment after the key

const canvas = document.createElement("canvas").getContext("2d")

function widthOf(text, font) {
  canvas.font = font
  return canvas.measureText(text).width
}

// Cut after a whole word, with an ellipsis, where the width is used up.
function cut(text, { font, width }) {
  if (widthOf(text, font) <= width) return text
  const words = text.split(" ")
  while (words.length > 1 && widthOf(`${words.join(" ")} …`, font) > width) words.pop()
  return `${words.join(" ").replace(/[\s,;:–-]+$/, "")} …`
}

const slugFrom = (text) =>
  text
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .replace(/[’']/g, " ")
    .normalize("NFKD")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-")
    .slice(0, 100)

function firstWords(html) {
  const parsed = new DOMParser().parseFromString(html.slice(0, 4000), "text/html")
  return [...parsed.querySelectorAll("p, li")].map((each) => each.textContent).join(" ")
}

class Appearance {
  constructor(group) {
    this.group = group
    this.sections = JSON.parse(group.dataset.sections)
    this.rows = rowsAt(group.dataset.rows)
    this.form = group.closest("form")
    this.counters = [...group.querySelectorAll("[data-counter]")]
    const later = () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.draw(), WAIT)
    }
    this.form.addEventListener("input", later)
    this.form.addEventListener("change", later)
    this.draw()
  }

  value(name) {
    return (this.form.elements[name]?.value ?? "").replace(/\s+/g, " ").trim()
  }

  say(name, text) {
    const place = this.group.querySelector(`[data-look="${name}"]`)
    if (place.textContent !== text) place.textContent = text
  }

  draw() {
    const title = this.value("title") || gettext("Untitled")
    const text =
      this.value("seo_description") || this.value("standfirst") || firstWords(this.value("body"))
    const section = this.sections[this.value("section")] ?? "…"
    this.say("address", `${section} › ${this.value("slug") || slugFrom(title)}`)
    this.say("search-title", cut(`${this.value("seo_title") || title} · ${this.group.dataset.name}`, TITLE))
    this.say("search-text", cut(text, LINES))
    this.say("social-title", cut(this.value("social_title") || title, CARD))
    this.say("social-text", cut(text, LINES))
    this.fallBack("seo_title", title)
    this.fallBack("social_title", title)
    this.fallBack("seo_description", text)
    for (const counter of this.counters) this.count(counter)
    this.drawPicture()
  }

  // What stands there when the field stays empty is seen in it.
  fallBack(name, text) {
    const field = this.form.elements[name]
    if (field) field.placeholder = text
  }

  count(counter) {
    const { length } = document.getElementById(counter.dataset.counter).value.trim()
    const shown = Number(counter.dataset.shown)
    const isLong = length > shown
    const words = isLong
      ? gettext("%(length)s characters; about %(shown)s are shown: the end is cut.")
      : gettext("%(length)s of about %(shown)s characters")
    counter.textContent = interpolate(words, { length, shown })
    counter.classList.toggle("is-long", isLong)
  }

  async drawPicture() {
    const id = this.value("social_image") || this.value("lead_image")
    if (id === this.pictured) return
    this.pictured = id
    const row = id ? await this.rows.describe(id) : null
    if (id !== this.pictured) return
    const image = this.group.querySelector('[data-look="picture"]')
    image.hidden = !row
    if (row) image.src = row.share
  }
}

for (const group of document.querySelectorAll("[data-appearance]")) new Appearance(group)
