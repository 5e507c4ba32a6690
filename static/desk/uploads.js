// Many files into the library, a few at a time, each with its progress and what became of it.

import { element } from "desk/element"
import { gettext, interpolate, ngettext } from "desk/words"

const AT_ONCE = 2 // the server decodes each of them at once

// A file by XMLHttpRequest: fetch cannot tell how far an upload has come.
function sendFile(address, file, token, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append("file", file)
    request.open("POST", address)
    request.setRequestHeader("X-CSRFToken", token)
    request.responseType = "json"
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener("load", () => {
      const data = request.response
      if (request.status < 300 && data?.id) resolve(data)
      else if (data?.error) reject(new Error(data.error))
      else if (request.responseURL.includes("/login/"))
        reject(new Error(gettext("You have been signed out. Sign in again in another tab, then go on here.")))
      else reject(new Error(gettext("The server refused this file. Try again, or reload the page.")))
    })
    request.addEventListener("error", () =>
      reject(new Error(gettext("The server does not answer. Check the connection and try again."))),
    )
    request.send(body)
  })
}

export class Uploads {
  constructor(section, address, token) {
    this.section = section
    this.list = section.querySelector("ul")
    this.said = section.querySelector("[data-uploads-said]")
    this.address = address
    this.token = token
    this.waiting = []
    this.running = 0
    this.count = { new: 0, there: 0, refused: 0 }
    addEventListener("beforeunload", (event) => {
      if (this.running) event.preventDefault()
    })
  }

  add(files) {
    this.section.hidden = false
    for (const file of files) {
      const progress = element("progress", { max: 1, value: 0, "aria-label": file.name })
      const line = element("li", {}, element("span", { title: file.name }, file.name), element("span", {}, progress))
      this.list.append(line)
      this.waiting.push({ file, line, progress })
    }
    this.section.scrollIntoView({ block: "nearest" })
    this.next()
  }

  next() {
    while (this.running < AT_ONCE && this.waiting.length) {
      this.running += 1
      this.take(this.waiting.shift()).finally(() => {
        this.running -= 1
        this.next()
      })
    }
    this.say()
  }

  async take({ file, line, progress }) {
    const place = line.lastElementChild
    try {
      const row = await sendFile(this.address, file, this.token, (share) => {
        progress.value = share
        if (share === 1) progress.removeAttribute("value") // sent; the server looks at it
      })
      this.count[row.was_there ? "there" : "new"] += 1
      const link = element("a", { href: row.change, target: "_blank" }, row.title)
      place.replaceChildren(...(row.note ? [`${row.note} `, link] : ["✓ ", link]))
    } catch (refusal) {
      this.count.refused += 1
      place.replaceChildren(refusal.message)
      place.className = "refused"
    }
  }

  say() {
    const left = this.running + this.waiting.length
    if (left) {
      const text = ngettext("%(count)s file to go…", "%(count)s files to go…", left)
      this.said.textContent = interpolate(text, { count: left })
      return
    }
    const parts = [
      [this.count.new, ngettext("%(count)s picture added", "%(count)s pictures added", this.count.new)],
      [this.count.there, ngettext("%(count)s already there", "%(count)s already there", this.count.there)],
      [this.count.refused, ngettext("%(count)s refused", "%(count)s refused", this.count.refused)],
    ]
    const told = parts.filter(([count]) => count).map(([count, text]) => interpolate(text, { count }))
    this.said.replaceChildren(`${told.join(", ")}. `)
    if (this.count.new) {
      this.said.append(element("a", { href: location.pathname }, gettext("Show them in the library")))
    }
  }
}
