// The layout and the direction of imports that docs/architecture.md describes, and where rights are decided.
import { decisionsIn } from './decisions.mjs'
import { directionFaults } from './directions.mjs'
import { layoutFaults } from './layout.mjs'
import { importsOf, report, sources } from './sources.mjs'

report(
  sources().flatMap((file) => [
    ...layoutFaults(file),
    ...directionFaults(file.path, importsOf(file)),
    ...decisionsIn(file),
  ]),
)
