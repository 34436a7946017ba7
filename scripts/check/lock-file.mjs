// npm ci fails where the lock file lacks an optional package of any platform, as it does when npm install was run
// against a registry that had not all of them.
import { readFileSync } from 'node:fs'
import { at } from '../setup/paths.mjs'
import { report } from './sources.mjs'

const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'))

report(
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map((name) => `package-lock.json lacks ${name}, which ${path.replace(/.*node_modules\//, '')} names`),
  ),
)
