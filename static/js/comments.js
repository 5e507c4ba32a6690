// The comment form: folded until somebody wants it, beside the comment it answers, and sent once.
// Without this file the form is open, answers have a page of their own, and nothing is missing.

const box = document.querySelector("#comment-form");
const form = box?.querySelector("form");

if (form) {
  const section = box.closest(".conversation");
  const home = document.createComment("the form's own place");
  box.before(home);

  sendOnce();
  showPreviews();
  box.querySelector(".form-errors")?.focus();
  if (section) {
    const fold = foldForm();
    section.addEventListener("click", (event) => {
      const answer = event.target.closest(".comment-answer");
      if (answer && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        moveTo(answer.closest(".comment"), answer.dataset);
        fold.open();
      }
    });
    box.querySelector(".comment-form-cancel").addEventListener("click", () => {
      moveTo(null, { parent: "", name: "" });
      fold.close();
    });
  }

  // A repeated click carries the same id and gets the same answer, also after going back; a changed text
  // is another comment.
  function sendOnce() {
    const id = form.elements.submission;
    id.value ||= history.state?.submission ?? "";
    form.addEventListener("input", () => { id.value = ""; });
    form.addEventListener("submit", () => {
      id.value ||= randomId();
      history.replaceState({ ...history.state, submission: id.value }, "");
    });
  }

  // The same preview that the button gives without script, drawn by the same template; the address stays here.
  function showPreviews() {
    const button = form.querySelector(".comment-form-preview");
    const place = form.querySelector(".comment-preview-place");
    let isAsked = false;
    button?.addEventListener("click", async (event) => {
      if (isAsked || !form.elements.text.value.trim()) return; // the server says what is missing
      event.preventDefault();
      const fields = new FormData();
      for (const name of ["text", "author_name", "parent", "stamp"]) fields.set(name, form.elements[name].value);
      try {
        const answer = await fetch(button.formAction, { method: "POST", body: fields });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        place.replaceChildren(page.querySelector(".comment-preview"));
      } catch {
        isAsked = true;
        button.click();
      }
    });
    form.addEventListener("input", () => place?.replaceChildren());
  }

  function foldForm() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button conversation-open-form";
    button.textContent = box.dataset.openLabel;
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", box.id);
    home.before(button);
    const links = section.querySelectorAll(".conversation-open");

    const show = () => {
      box.hidden = false;
      button.hidden = true;
    };
    const open = () => {
      show();
      form.elements.text.focus();
    };
    const close = () => {
      box.hidden = true;
      button.hidden = false;
      button.focus();
    };
    button.addEventListener("click", open);
    for (const link of links) {
      link.hidden = !section.querySelector(".threads");
      link.addEventListener("click", (event) => {
        event.preventDefault();
        moveTo(null, { parent: "", name: "" });
        open();
      });
    }
    box.hidden = true;
    // A browser that goes back gives the text back only now.
    addEventListener("pageshow", () => {
      if (form.elements.text.value || location.hash === `#${box.id}`) show();
    });
    return { open, close };
  }

  function moveTo(comment, { parent, name }) {
    const line = box.querySelector(".comment-form-answering");
    form.elements.parent.value = parent;
    form.elements.submission.value = "";
    line.hidden = !parent;
    line.querySelector("b").textContent = name;
    line.querySelector("button").hidden = !parent;
    const body = comment?.querySelector(".comment-body");
    if (body) body.after(box);
    else home.after(box);
  }
}

function randomId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
