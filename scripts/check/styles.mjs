// Styles name the start and the end of a line, so that they turn round with the script.
import { physicalStyles } from './physical.mjs'
import { report, sources } from './sources.mjs'

const styled = sources().filter(({ path }) => /\.(tsx|css)$/.test(path))
report(styled.flatMap(({ path, text }) => physicalStyles(path, text).map((found) => `${path} says ${found}`)))
