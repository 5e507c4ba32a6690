// The numbers on the queues: moved at once with each decision, set right by every answer of the server.

const spots = new Map(
  [...document.querySelectorAll("[data-count]")].map((spot) => [spot.dataset.count, spot]),
)
const MOST = 10_000 // the server counts no further (comments/admin/queues.py)
const numbers = new Intl.NumberFormat(document.documentElement.lang)
const values = new Map()

export function set(counts) {
  for (const [queue, count] of Object.entries(counts)) {
    values.set(queue, count)
    const spot = spots.get(queue)
    if (spot) spot.textContent = numbers.format(count) + (count >= MOST ? "+" : "")
  }
}

export function move(from, to, isSuspect = false) {
  const steps = [[from, -1], [to, 1]]
  if (isSuspect) steps.push(...steps.filter(([state]) => state === "pending").map(([, step]) => ["suspect", step]))
  for (const [queue, step] of steps) {
    const count = values.get(queue)
    if (count !== undefined && count < MOST) set({ [queue]: Math.max(0, count + step) })
  }
}

for (const [queue, spot] of spots) {
  if (!spot.textContent.includes("+")) values.set(queue, Number(spot.textContent.replace(/\D/g, "")))
}
