const SIDES = 'm[lr]|p[lr]|scroll-[mp][lr]|left|right|border-[lr]|rounded-(?:[lr]|[tb][lr])'
const CLASSES = [
  new RegExp(`(?<![\\w-])-?(?:${SIDES})(?:-(?:\\d[\\w./]*|\\[[^\\]]*\\]|auto|px|full|[a-z]{2,3}))?(?=["'\`\\s])`, 'g'),
  /(?<![\w-])(?:text|float|clear)-(?:left|right)(?![\w-])/g,
]
const PROPERTIES = [
  /(?<![\w-])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*(?=\s*:)/g,
  /(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius(?=\s*:)/g,
  /(?<![\w-])(?:left|right)(?=\s*:)/g,
  /(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)/g,
]
const WITHIN = /className=(?:"[^"]*"|\{[^}]*\})/g
const COMMENT = /\/\*[\s\S]*?\*\//g

/** The physical sides named in a component's classes or a style sheet. */
export function physicalStyles(path, text) {
  const code = text.replace(COMMENT, '')
  if (path.endsWith('.css')) return PROPERTIES.flatMap((property) => code.match(property) ?? [])
  const classes = (code.match(WITHIN) ?? []).join('\n')
  return CLASSES.flatMap((name) => classes.match(name) ?? [])
}
