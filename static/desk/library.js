// The picture's own page: the focal point by a click or the arrows, and a look at a file before it is sent.

const clamp = (share) => Math.min(1, Math.max(0, share))

function startFocal(frame) {
  const [x, y] = frame.dataset.focal.split(" ").map((name) => document.getElementById(`id_${name}`))
  if (!x || !y) return
  const point = document.createElement("span")
  point.className = "focal-point"
  frame.append(point)
  frame.classList.add("is-live")
  const draw = () => {
    point.style.left = `${clamp(Number(x.value.replace(",", "."))) * 100}%`
    point.style.top = `${clamp(Number(y.value.replace(",", "."))) * 100}%`
  }
  frame.addEventListener("click", (event) => {
    const box = frame.querySelector("img").getBoundingClientRect()
    x.value = clamp((event.clientX - box.left) / box.width).toFixed(3)
    y.value = clamp((event.clientY - box.top) / box.height).toFixed(3)
    draw()
  })
  for (const input of [x, y]) input.addEventListener("input", draw)
  draw()
}

function startPreview(input) {
  const image = document.createElement("img")
  image.className = "upload-preview"
  image.alt = ""
  input.addEventListener("change", () => {
    if (image.src) URL.revokeObjectURL(image.src)
    image.remove()
    if (!input.files[0]?.type.startsWith("image/")) return
    image.src = URL.createObjectURL(input.files[0])
    input.after(image)
  })
}

for (const frame of document.querySelectorAll("[data-focal]")) startFocal(frame)
for (const input of document.querySelectorAll("input[type=file][data-preview]")) startPreview(input)
