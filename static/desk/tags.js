// Tags as comma-separated text, completed from the tags there are.

import { complete } from "desk/combobox"
import { rowsAt } from "desk/rows"

for (const input of document.querySelectorAll("input[data-tags]")) {
  const rows = rowsAt(input.dataset.tags)
  const parts = () => input.value.split(",").map((part) => part.trim())
  complete(input, {
    word: () => parts().at(-1),
    search: async (text) => {
      const taken = parts().map((part) => part.toLocaleLowerCase())
      const found = await rows.search(text)
      return found.rows.filter((row) => !taken.includes(row.title.toLocaleLowerCase())).slice(0, 8)
    },
    pick: (row) => {
      const title = row.title.includes(",") ? `"${row.title}"` : row.title
      input.value = [...parts().slice(0, -1), title, ""].join(", ")
      input.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
}
