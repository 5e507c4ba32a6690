// The form of one picture: a look at a file before it is sent.

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

for (const input of document.querySelectorAll("input[type=file][data-preview]")) startPreview(input)
