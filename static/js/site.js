// The row of sections on a phone: bring the section one is in into view. Nothing else needs a script.
const current = document.querySelector(".sections [aria-current]");
if (current) {
  const row = current.closest("ul");
  const middle = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  if (row.scrollWidth > row.clientWidth) row.scrollLeft = middle;
}
