// Signs of the toolbar: lines on a grid of 20, drawn with the colour of the text.

const ICONS = {
  text: "M15 4H8.5a3 3 0 0 0 0 6H10M10 4v12M13.500 4v12",
  subhead: "M2.500 5h8.500M6.750 5v10M14 11l2-1.200V15",
  smaller: "M2.500 5h8.500M6.750 5v10M14 11c.3-1.700 3-1.600 3 .1 0 1.300-3 2.400-3 3.900h3.200",
  link: "M8 12l4-4M9 6l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L13.500 10.500M11 14l-1.500 1.500a3.200 3.200 0 0 1-4.500-4.500L6.500 9.500",
  bullets: "M8 5h9M8 10h9M8 15h9M3.500 5h.01M3.500 10h.01M3.500 15h.01",
  numbers: "M8 5h9M8 10h9M8 15h9M3 3.500l1-.5v4M2.800 13.200c.3-1.200 2.200-1.200 2.200.1 0 1-2.200 2-2.200 3.200H5",
  quote: "M8 6c-3 .8-4 2.500-4 5v3h4v-4H5.500M16 6c-3 .8-4 2.500-4 5v3h4v-4h-2.500",
  picture: "M3 4.500h14v11H3zM3 13l4-4 4 4 2-2 4 3.500M13.500 8h.01",
  undo: "M4 8h8a4 4 0 0 1 0 8H8M4 8l3-3M4 8l3 3",
  find: "M8.500 3.500a5 5 0 1 0 0 10a5 5 0 1 0 0-10M12.200 12.200l4.300 4.300",
  alone: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  redo: "M16 8H8a4 4 0 0 0 0 8h4M16 8l-3-3M16 8l-3 3",
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
  svg.setAttribute("viewBox", "0 0 20 20")
  svg.setAttribute("aria-hidden", "true")
  path.setAttribute("d", ICONS[name])
  svg.append(path)
  return svg
}
