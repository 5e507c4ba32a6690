// Parts of a pasted page: what their style said before it was disarmed, and how they are taken apart.

export const styleOf = (part) => part.getAttribute("data-was-style") ?? ""

export const unwrap = (part) => part.replaceWith(...part.childNodes)

export function rename(part, name) {
  const made = document.createElement(name)
  made.append(...part.childNodes)
  part.replaceWith(made)
  return made
}
