// Whoever signs out leaves nothing of his texts in this browser. A plain script, on every page of the desk.

document.addEventListener("submit", (event) => {
  if (event.target.id !== "logout-form") return
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("newsroom:text:")) localStorage.removeItem(name)
    }
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
})
