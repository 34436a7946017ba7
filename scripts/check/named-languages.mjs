const CODES = 'ar|en|es|fr|ru|zh'
const ASKED = new RegExp(`[!=]==? ?['"](?:${CODES})['"]|['"](?:${CODES})['"] ?[!=]==?`, 'g')

/** Where code asks whether a language is a certain one: five others would get what was meant for the sixth. */
export function namedLanguages(text) {
  return text.match(ASKED) ?? []
}
