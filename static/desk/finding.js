// An address may name what a check has found: a field (#id_title) or a block of the text (#block-3). The
// writing page then shows it, opens what hides it, and puts the cursor there.

const WAIT = 4000 // milliseconds for the editor to draw the text

async function show() {
  const name = decodeURIComponent(location.hash.slice(1))
  const block = /^block-(\d+)$/.exec(name)
  const found = block ? await blockAt(Number(block[1])) : field(name)
  if (!found) return
  history.scrollRestoration = "manual" // the page was asked for this place, not for where it was left
  for (let around = found.closest("details"); around; around = around.parentElement.closest("details")) {
    around.open = true
  }
  if (block) select(found)
  else found.focus({ preventScroll: true })
  found.scrollIntoView({ block: "center" })
}

function field(name) {
  if (!name.startsWith("id_")) return null
  const label = CSS.escape(name.slice(3))
  const place = document.getElementById(name)
  const within = `:is(.field-${label}, .sheet-${label}) :is(input, select, textarea, button)`
  return place?.matches("input, select, textarea") && place.type !== "hidden"
    ? place
    : document.querySelector(within)
}

async function blockAt(number) {
  const until = Date.now() + WAIT
  while (Date.now() < until) {
    const text = document.querySelector(".ProseMirror")
    if (text?.children.length) return text.children[number] ?? text.lastElementChild
    await new Promise((resume) => setTimeout(resume, 50))
  }
  return null
}

function select(block) {
  block.closest(".ProseMirror").focus({ preventScroll: true })
  const range = document.createRange()
  range.selectNodeContents(block)
  getSelection().removeAllRanges()
  getSelection().addRange(range)
}

window.addEventListener("hashchange", show)
show()
