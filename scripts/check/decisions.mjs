const ASKS = [
  /(?<!function )\b(?:isAdministrator|coordinatedBy|holdsRole)\(/,
  /\bviewer\??\.grants\??\.(?:some|find|findLast|every|filter|flatMap)\(/,
  /\bviewer\??\.grants\b[^\n]*\brole\s*[!=]==?/,
]
// Where somebody begins who signs in is a convenience, and opens nothing.
const OPENS_NOTHING = ['lib/accounts/rules/accounts.ts']

/** What a role opens is decided in each domain's policy.ts, by what lib/platform knows of the viewer, and nowhere else. */
const mayDecide = (path) => /^lib\/(?:platform\/|[^/]+\/policy\.ts$)/.test(path) || OPENS_NOTHING.includes(path)

/** The lines in which a file of the product asks by itself for its viewer's roles. */
export function decisionsIn({ path, text }) {
  if (!/^(?:app|components|lib|server)\//.test(path) || /\.test\.tsx?$/.test(path) || mayDecide(path)) return []
  const found = text.split('\n').map((line, i) => ({ line: line.trim(), number: i + 1 }))
  return found
    .filter(({ line }) => ASKS.some((asks) => asks.test(line)))
    .map(({ line, number }) => `${path}:${number} decides by a role, as policy.ts alone does: ${line}`)
}
