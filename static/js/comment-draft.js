// What somebody is writing survives a closed tab, a crash and an expired form: its text, and only its text,
// stays on this device until it is sent. The same place keeps the voucher of a confirmed address.
// Without this file nothing is missing but that.

const LONGEST = 7 * 24 * 3600 * 1000; // milliseconds
const PAUSE = 400; // milliseconds without a key before it is kept
const VOUCHER = "comment-voucher";

const form = document.querySelector("#comment-form form, form.comment-edit");
const box = document.querySelector("#comment-form");
const voucher = document.querySelector("[data-voucher]");

if (voucher) store(VOUCHER, voucher.dataset.voucher);
for (const sent of document.querySelectorAll("[data-sent]")) forget(key(sent.dataset.sent));
if (box && form) {
  keepText(form.elements.text, key(box.dataset.article));
  form.addEventListener("submit", () => sendVoucher(form));
}

function keepText(field, name) {
  const kept = read(name);
  if (!field.value && kept && Date.now() - kept.at < LONGEST) {
    field.value = kept.text;
    sayFound(field, name);
  }
  let waiting;
  const keep = () => {
    clearTimeout(waiting);
    if (wasSent()) return;
    if (field.value.trim()) store(name, { text: field.value, at: Date.now() });
    else forget(name);
  };
  if (field.value) keep();
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  // A page that is left keeps what was typed last. One that was sent kept it as it was sent, until the receipt
  // forgets it: who goes back to it, and leaves it again, has nothing to keep.
  form.addEventListener("submit", keep);
  addEventListener("pagehide", keep);
  hint(field, box.dataset.keptLabel);
}

// The number that comments.js gives a form as it is sent, and takes away with the next letter.
const wasSent = () => Boolean(form.elements.submission?.value);

function hint(field, text) {
  const line = document.createElement("p");
  line.className = "hint";
  line.textContent = text;
  field.after(line);
  return line;
}

function sayFound(field, name) {
  const line = hint(field, `${box.dataset.foundLabel} `);
  line.classList.add("comment-found");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "comment-form-cancel";
  button.textContent = box.dataset.dropLabel;
  button.addEventListener("click", () => {
    field.value = "";
    forget(name);
    line.remove();
    field.focus();
  });
  line.append(button);
}

function sendVoucher(form) {
  const value = read(VOUCHER);
  if (!value || form.elements.voucher) return;
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name: "voucher", value });
  form.append(input);
}

function key(article) {
  return `comment-draft:${article}`;
}

// Storage may be full, or refused.
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function store(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Then nothing is kept.
  }
}

function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // There is nothing to forget.
  }
}
