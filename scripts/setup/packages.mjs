import { readFileSync } from 'node:fs'
import { run } from './processes.mjs'

const SENTENCE = 'The packages could not be installed: see what npm says above.'

/** Installs what package-lock.json names, development packages included since the product is built here. */
export async function ensurePackages() {
  if (isInstalled()) return
  console.log('Installing the packages…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], { sentence: SENTENCE })
}

/** npm writes a lock file of its own when an installation is complete; optional packages are of other machines. */
function isInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json')
  return Object.entries(packagesIn('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === wanted.version : wanted.optional === true
  })
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}
