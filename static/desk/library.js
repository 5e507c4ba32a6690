// The library's list: filters that apply at once, a selection by keyboard and mouse, files dropped anywhere.

import { Uploads } from "desk/uploads"
import { interpolate, ngettext } from "desk/words"

// Filters

const filters = document.querySelector("[data-filters]")
for (const select of filters.querySelectorAll("select")) {
  select.addEventListener("change", () => filters.requestSubmit())
}

// Selection

function startSelection(form) {
  const boxes = [...form.querySelectorAll("input[name=_selected_action]")]
  const all = form.querySelector("[data-all]")
  if (!all) return
  const count = form.querySelector("[data-count]")
  let last = null
  all.closest("label").hidden = false
  const draw = () => {
    const chosen = boxes.filter((box) => box.checked).length
    all.checked = chosen === boxes.length
    all.indeterminate = chosen > 0 && chosen < boxes.length
    const text = ngettext("%(count)s selected", "%(count)s selected", chosen)
    count.textContent = chosen ? interpolate(text, { count: chosen }) : count.dataset.none
  }
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked
    draw()
  })
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b)
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked
      }
      last = box
      draw()
    })
  }
  draw()
}

// Arrows go from picture to picture, X picks the one that has the focus, / goes to the search.

function startKeys(list) {
  const links = [...(list?.querySelectorAll(".picture-card > a") ?? [])]
  const columns = () => {
    const top = links[0].getBoundingClientRect().top
    return links.filter((link) => Math.abs(link.getBoundingClientRect().top - top) < 2).length
  }
  list?.addEventListener("keydown", (event) => {
    const at = links.indexOf(event.target)
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.toLowerCase() === "x") {
      event.target.closest(".picture-card").querySelector("input")?.click()
      return
    }
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() }
    const next = links[at + (steps[event.key] ?? 0)]
    if (event.key in steps && next) {
      event.preventDefault()
      next.focus()
    }
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, textarea, select")) {
      event.preventDefault()
      document.getElementById("id_q").focus()
    }
  })
}

// Files

function startDrop(form) {
  const uploads = new Uploads(
    document.querySelector("[data-uploads]"),
    form.dataset.drop,
    form.querySelector("[name=csrfmiddlewaretoken]").value,
  )
  const input = form.querySelector("input[type=file]")
  form.querySelector("button").hidden = true
  input.addEventListener("change", () => {
    uploads.add(input.files)
    input.value = ""
  })
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files")
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    document.body.classList.add("is-dropping")
  })
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("is-dropping")
  })
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    document.body.classList.remove("is-dropping")
    uploads.add(event.dataTransfer.files)
  })
}

startSelection(document.querySelector("[data-selection]"))
startKeys(document.querySelector("[data-pictures]"))
const drop = document.querySelector("[data-drop]")
if (drop) startDrop(drop)
document.querySelector(".errornote")?.focus()
