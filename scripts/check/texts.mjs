// No sentence stands in a page or a component: all are in messages/. And no page asks for a certain language: what each has
// of its own is in lib/platform/locales.ts.

import { literalTexts } from './literals.mjs'
import { namedLanguages } from './named-languages.mjs'
import { report, sources } from './sources.mjs'

const pages = sources().filter(({ path }) => path.endsWith('.tsx'))
const shown = sources().filter(({ path }) => /^(app|components|server|lib\/platform)\//.test(path))

report([
  ...pages.flatMap(({ path, text }) => literalTexts(text).map((words) => `${path} says "${words}"`)),
  ...shown.flatMap(({ path, text }) => namedLanguages(text).map((found) => `${path} asks for one language: ${found}`)),
])
