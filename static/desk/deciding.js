// The page of a publication, opened over the writing page once the text is kept. Whatever does not go as
// expected (a refusal, an expired sign-in) goes the way that works without script.

import { prepare } from "desk/decision"

const form = document.querySelector("#article_form")
let isPlain = false

form?.addEventListener("submit", async (event) => {
  const button = event.submitter
  if (isPlain || !button?.hasAttribute("data-opens-decision")) return
  event.preventDefault()
  button.disabled = true
  const decision = await keepAndFetch(button).catch(() => null)
  button.disabled = false
  if (decision) {
    open(decision)
  } else {
    isPlain = true
    form.requestSubmit(button)
  }
})

async function keepAndFetch(button) {
  const data = new FormData(form)
  data.append(button.name, button.value)
  const answer = await fetch(form.action, { method: "POST", body: data })
  if (!answer.ok || !answer.redirected) return null
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  return page.querySelector("[data-decision]")
}

function open(decision) {
  const dialog = document.createElement("dialog")
  dialog.className = "deciding"
  dialog.setAttribute("aria-label", decision.querySelector("h1").textContent)
  dialog.append(document.adoptNode(decision))
  const writing = decision.querySelector(".back").href
  let target = writing
  for (const link of dialog.querySelectorAll(`a[href^="${new URL(writing).pathname}"]`)) {
    link.addEventListener("click", (event) => {
      event.preventDefault()
      target = link.href
      dialog.close()
    })
  }
  // The text was kept meanwhile: the writing page begins from it again, at what was found.
  dialog.addEventListener("close", () => {
    history.replaceState(null, "", target)
    location.reload()
  })
  document.body.append(dialog)
  prepare(dialog)
  dialog.showModal()
}
