// Fields that hold the number of a picture or an article: the row is shown, the number steps back.

import { choose, isPicture, upload } from "desk/chooser"
import { button, element } from "desk/element"
import { rowsAt } from "desk/rows"
import { gettext, interpolate } from "desk/words"

function start(choice) {
  const { rowChoice: block, search: address, upload: uploadTo } = choice.dataset
  const input = choice.querySelector("input")
  const shown = element("span", { class: "row-shown" })
  const note = element("span", { class: "row-note", role: "status" })
  const isLarge = choice.closest(".sheet-picture") !== null
  const label = choice.closest(".field, .form-row, .sheet-field, td")?.querySelector("label")
  choice.querySelector(".row-chosen")?.remove()
  choice.classList.add("is-live")
  choice.append(shown, note)
  input.type = "hidden"

  const set = (row) => {
    input.value = row?.id ?? ""
    input.dispatchEvent(new Event("change", { bubbles: true }))
    draw(row)
  }
  const open = async () => {
    const row = await choose({ block, address, uploadTo, current: input.value })
    if (row) set(row)
    shown.querySelector("button")?.focus()
  }
  const draw = (row) => {
    const name = block === "image" ? gettext("Choose a picture…") : gettext("Choose an article…")
    const attributes = label ? { "aria-describedby": label.id || null } : {}
    shown.replaceChildren(
      ...(row
        ? [
            row.thumb ? element("img", { src: (isLarge && row.large) || row.thumb, alt: row.alt ?? "" }) : "",
            element(
              "span",
              { class: "row-words" },
              element("a", { href: row.change, target: "_blank" }, row.title),
              row.state ? element("small", { class: "warns" }, row.state) : "",
              row.detail ? element("small", {}, row.detail) : "",
              block === "image" && !row.alt
                ? element("small", { class: "warns" }, gettext("no alternative text"))
                : "",
            ),
            button(gettext("Change"), open, attributes),
            button(gettext("Remove"), () => set(null), { class: "plain" }),
          ]
        : [button(name, open, attributes)]),
    )
    shown.classList.toggle("is-empty", !row)
  }

  if (uploadTo) {
    choice.addEventListener("dragover", (event) => {
      event.preventDefault()
      choice.classList.add("is-over")
    })
    choice.addEventListener("dragleave", () => choice.classList.remove("is-over"))
    choice.addEventListener("drop", async (event) => {
      event.preventDefault()
      choice.classList.remove("is-over")
      const file = [...event.dataTransfer.files].find(isPicture)
      if (!file) return
      note.textContent = interpolate(gettext("Uploading “%(name)s”…"), { name: file.name })
      try {
        const row = await upload(uploadTo, file)
        rowsAt(address).remember([row])
        note.textContent = ""
        set(row)
      } catch (refusal) {
        note.textContent = refusal.message
      }
    })
  }
  const look = () => (input.value ? rowsAt(address).describe(input.value).then(draw) : draw(null))
  choice.addEventListener("fields:restored", ({ detail }) => {
    input.value = detail.get(input.name) ?? ""
    look()
  })
  look()
}

const startAll = (root) => {
  for (const choice of root.querySelectorAll("[data-row-choice]:not(.is-live)")) {
    if (!choice.querySelector("input").name.includes("__prefix__")) start(choice)
  }
}

startAll(document)
document.addEventListener("formset:added", (event) => startAll(event.target)) // a new inline row
document.addEventListener("fields:drawn", ({ target }) => startAll(target.parentElement))
