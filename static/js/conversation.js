// « 3 nouveaux commentaires »: a bar that takes no room, so that nothing moves under whoever reads. It asks
// how many there are while the conversation is looked at, more and more seldom, and never in a hidden tab.
// Without this file the page says at the next visit what is new.

const SHORTEST = 30; // seconds
const LONGEST = 600; // seconds
const SLOWER = 1.3; // each time there was nothing new; twice after an error

const section = document.querySelector(".conversation[data-count]");
const bar = section?.querySelector(".conversation-news");

if (bar && "IntersectionObserver" in window) {
  let pause = SHORTEST;
  let timer = null;
  let isInView = false;

  const isWatched = () => isInView && document.visibilityState === "visible";

  const ask = async () => {
    timer = null;
    if (!isWatched()) return;
    try {
      const answer = await fetch(section.dataset.count, { credentials: "omit" });
      if (!answer.ok) throw new Error(answer.status);
      const fresh = (await answer.json()).shown - Number(section.dataset.shown);
      if (fresh > 0) tell(fresh);
      pause = Math.min(pause * SLOWER, LONGEST);
    } catch {
      pause = Math.min(pause * 2, LONGEST);
    }
    wait();
  };
  const wait = () => {
    if (timer === null && isWatched()) timer = setTimeout(ask, pause * 1000);
  };
  const watch = () => {
    if (isWatched()) return wait();
    clearTimeout(timer);
    timer = null;
  };

  new IntersectionObserver(([entry]) => {
    isInView = entry.isIntersecting;
    watch();
  }).observe(section);
  document.addEventListener("visibilitychange", watch);
}

function tell(fresh) {
  const link = bar.querySelector("a") ?? bar.appendChild(document.createElement("a"));
  link.href = section.dataset.newest;
  const text = fresh === 1 ? section.dataset.newsOne : section.dataset.newsMany.replace("{n}", fresh);
  if (link.textContent !== text) link.textContent = text;
}
