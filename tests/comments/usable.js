// What of a page somebody could not use: rules of WCAG 2.2 that can be stated in a few lines.
() => {
  const found = [];
  const say = (rule, element) => found.push(`${rule}: ${element.outerHTML.slice(0, 140)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const box = (element) => element.getBoundingClientRect();
  const isShown = (element) => {
    const { width, height, right, bottom } = box(element);
    return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && right > 0 && bottom > 0 && !element.closest("[aria-hidden=true]");
  };

  // 1.3.1, 2.4.6: one title, and no level left out.
  const levels = all("h1, h2, h3, h4, h5, h6").filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push(`titles: ${levels}`);
  if (levels.slice(levels.indexOf(1)).some((level, at, rest) => at && level - rest[at - 1] > 1)) found.push(`levels: ${levels}`);

  // 3.3.2, 4.1.2: everything that can be used has a name, and what is named elsewhere is there.
  for (const field of all("input:not([type=hidden]), select, textarea").filter(isShown)) {
    const label = [...field.labels].some((each) => each.textContent.trim());
    if (!label && !field.getAttribute("aria-label") && !field.getAttribute("aria-labelledby")) say("no label", field);
    if (field.closest(".has-error") && field.getAttribute("aria-invalid") !== "true") say("not said to be wrong", field);
  }
  for (const one of all("a[href], button, summary").filter(isShown)) {
    if (!one.textContent.trim() && !one.getAttribute("aria-label") && !one.querySelector("img[alt]:not([alt=''])")) say("no name", one);
  }
  for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
    for (const one of all(`[${name}]`)) {
      if (one.getAttribute(name).split(" ").some((id) => !document.getElementById(id))) say(`${name} leads nowhere`, one);
    }
  }
  const ids = all("[id]").map((each) => each.id);
  for (const id of ids.filter((each, at) => ids.indexOf(each) !== at)) found.push(`twice: #${id}`);

  // 2.5.8: 24 pixels, but for what stands in a line of text.
  for (const one of all("a[href], button, summary, input:not([type=hidden]), select, textarea").filter(isShown)) {
    const { width, height } = box(one);
    if (getComputedStyle(one).display !== "inline" && (width < 23.9 || height < 23.9)) say(`only ${Math.round(width)} × ${Math.round(height)}`, one);
  }

  // 1.4.10: nothing hangs over the edge.
  if (document.scrollingElement.scrollWidth > document.documentElement.clientWidth + 1) found.push(`too wide: ${document.scrollingElement.scrollWidth}`);

  // 1.4.3: contrast. A canvas tells what any notation of a colour means.
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour.slice(0, 3) : over(colour, ground(element.parentElement));
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || seen.has(element)) continue;
    seen.add(element);
    if (!isShown(element) || element.closest(":disabled, option, script, style")) continue;
    const style = getComputedStyle(element);
    const below = ground(element);
    const [r, g, b, a] = rgba(style.color);
    const [one, other] = [light(over([r, g, b, a * opacity(element)], below)), light(below)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < (isLarge ? 3 : 4.5) - 0.01) say(`contrast ${contrast.toFixed(2)}`, element);
  }
  return found;
};
