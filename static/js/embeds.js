// What another site has: loaded into its card after a click, never before. Without this script, or with a
// key held down, the card is what it looks like: a link.

// What a player or a post needs to run by itself: not the page around it, no form, no download, no window on top.
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation";

function load(card) {
  const figure = card.closest("[data-frame]");
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", SANDBOX);
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays nothing without one
  frame.title = figure.dataset.title;
  frame.className = "embed-frame";
  frame.src = figure.dataset.frame;
  card.replaceWith(frame);
  frame.focus();
}

document.addEventListener("click", (event) => {
  const card = event.target.closest?.(".embed-card");
  if (!card || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  load(card);
});
