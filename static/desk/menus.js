// Menus made of <details>: one open at a time, closed by Escape and by a click elsewhere.
// A plain script: it must not start the module loader before the page's import map is read.

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false
  }
})

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details[data-menu][open]")
  if (event.key === "Escape" && menu) {
    menu.open = false
    menu.querySelector("summary").focus()
  }
})
