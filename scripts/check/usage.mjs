const LITERAL = /'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g

/**
 * The keys that nothing in the sources seems to name: a key counts as used where a literal is the key itself or its
 * last words, and a template where its fixed words stand in the key at their places.
 */
export function unusedKeys(keys, texts) {
  const literals = new Set(
    texts.flatMap((text) => [...text.matchAll(LITERAL)].map((match) => match[1] ?? match[2] ?? match[3])),
  )
  const templates = [...literals]
    .filter((literal) => /^[\w.]*\$\{[^}]*\}[\w.${}()?' :-]*$/.test(literal))
    .map(patternOf)
  return keys.filter(
    (key) => !endingsOf(key).some((ending) => literals.has(ending) || templates.some((p) => p.test(ending))),
  )
}

/** 'a.b.c' → 'a.b.c', 'b.c', 'c' */
function endingsOf(key) {
  const words = key.split('.')
  return words.map((_, from) => words.slice(from).join('.'))
}

/** `terms.${name}` → /^terms\..+$/; a template of nothing but a value would fit everything, and fits nothing. */
function patternOf(template) {
  const fixed = template.split(/\$\{[^}]*\}/)
  if (fixed.every((words) => words.replaceAll('.', '') === '')) return /$^/
  return new RegExp(`^${fixed.map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`)
}
