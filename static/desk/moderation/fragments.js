// Pieces of the page, drawn by the server with the same templates: nothing typed by anybody is made into
// markup here, it comes escaped.

import { gettext } from "desk/words"

export async function read(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } })
  if (!response.ok || response.redirected) {
    throw new Error(gettext("This part of the page did not arrive. Reload the page."))
  }
  return parse(await response.text())
}

export const parse = (html) => [...new DOMParser().parseFromString(html, "text/html").body.children]
