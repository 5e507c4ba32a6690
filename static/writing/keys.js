// Keys as they stand on this machine's keyboard.

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

export const spelled = (keys) => keys.replace("Mod", isMac ? "⌘" : "Ctrl").replaceAll(/-(?=.)/g, isMac ? "" : "+")
