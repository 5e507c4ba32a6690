// A field for one tag, completed from those there are; without this script it takes the name as typed.

import { complete } from "desk/combobox"
import { rowsAt } from "desk/rows"

for (const input of document.querySelectorAll("input[data-one-tag]")) {
  const rows = rowsAt(input.dataset.oneTag)
  complete(input, {
    search: async (text) => (await rows.search(text)).rows.slice(0, 8),
    pick: (row) => {
      input.value = row.title
    },
  })
}
