// No sentence stands in a page or a component: all are in messages/.

import { literalTexts } from './literals.mjs'
import { report, sources } from './sources.mjs'

const pages = sources().filter(({ path }) => path.endsWith('.tsx'))
report(pages.flatMap(({ path, text }) => literalTexts(text).map((words) => `${path} says "${words}"`)))
