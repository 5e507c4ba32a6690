// Suggestions under the search field while one types (WAI-ARIA's combobox with a list). The page works without.

const WAIT = 120; // milliseconds after the last key
const field = document.querySelector("[data-suggestions]");
let timer, asked = 0, chosen = -1;

const list = document.createElement("ul");
list.id = "suggestions";
list.className = "suggestions";
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", field.labels[0].textContent);
list.hidden = true;
field.after(list);
field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-expanded", "false");

const close = () => {
  list.hidden = true;
  chosen = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
};

const show = (suggestions) => {
  list.replaceChildren(...suggestions.map(({ label, address }, number) => {
    const item = document.createElement("li");
    item.id = `suggestion-${number}`;
    item.setAttribute("role", "option");
    item.textContent = label;
    item.dataset.address = address;
    return item;
  }));
  if (suggestions.length === 0) return close();
  list.hidden = false;
  chosen = -1;
  field.setAttribute("aria-expanded", "true");
};

const mark = (number) => {
  const items = [...list.children];
  chosen = (number + items.length) % items.length;
  items.forEach((item, at) => item.setAttribute("aria-selected", at === chosen));
  field.setAttribute("aria-activedescendant", items[chosen].id);
};

const ask = async () => {
  const mine = ++asked;
  try {
    const address = `${field.dataset.suggestions}?${new URLSearchParams({ q: field.value })}`;
    const answer = await fetch(address);
    const { suggestions } = await answer.json();
    if (mine === asked && document.activeElement === field) show(suggestions);
  } catch {
    close(); // suggestions are a comfort: the form goes on without
  }
};

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
field.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  if (event.key === "ArrowDown") mark(chosen + 1);
  else if (event.key === "ArrowUp") mark(chosen < 0 ? -1 : chosen - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && chosen >= 0) location.href = list.children[chosen].dataset.address;
  else return;
  event.preventDefault();
});
field.addEventListener("blur", close);
list.addEventListener("pointerdown", (event) => {
  event.preventDefault(); // the field keeps its focus until the click is done
  const item = event.target.closest("li");
  if (item) location.href = item.dataset.address;
});
