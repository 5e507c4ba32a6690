// Translations: Django's catalogue is loaded as a plain script on every form (admin:jsi18n).

export const gettext = window.gettext ?? ((text) => text)
export const ngettext = window.ngettext ?? ((one, many, count) => (count === 1 ? one : many))
export const interpolate = (text, values) =>
  text.replace(/%\((\w+)\)s/g, (_whole, name) => values[name])
