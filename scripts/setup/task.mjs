import { existsSync } from 'node:fs'
import { runTask } from './lifecycle.mjs'
import { ensurePackages } from './packages.mjs'
import { at, root } from './paths.mjs'

/** Installs the packages where needed, and only then loads the task, whose imports may need them. */
export function runNamed(name, args) {
  process.chdir(root)
  if (existsSync(at('.env'))) process.loadEnvFile(at('.env'))
  return runTask(async () => {
    await ensurePackages()
    const { task } = await import(`../tasks/${name}.mjs`)
    return task(args)
  })
}
