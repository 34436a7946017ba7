import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { takeLock } from './lock.mjs'
import { run, runNode } from './processes.mjs'

const SENTENCE = 'The packages could not be installed: npm says why above.'

/** Installs what package-lock.json names, development packages included since the product is built here. */
export async function ensurePackages() {
  for (; !isInstalled(); await sleep(500)) {
    const { release } = await takeLock('.data/installing', 'installing the packages')
    if (!release) continue // another task does it already
    await install()
    return release()
  }
}

async function install() {
  console.log('Installing the packages (a minute or two)…')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath // of the npm that runs us; in Node, and so it ends when we do
  if (npm?.endsWith('.js')) await runNode([npm, ...args], { sentence: SENTENCE })
  else await run('npm', args, { sentence: SENTENCE })
}

/** npm writes a lock file of its own when an installation is complete; absent optional ones are for other machines. */
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
