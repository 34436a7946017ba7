import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Failure } from '../setup/failure.mjs'
import { run, runNode } from '../setup/processes.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]
const PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk']

/** The path of a Chromium: CHROMIUM_PATH, what the machine has, else one that is installed now. */
export async function ensureChromium() {
  const found = await installedChromium()
  if (found) return found
  await install()
  const installed = await installedChromium()
  if (!installed) throw new Failure('No Chromium could be installed: install one and name it in CHROMIUM_PATH.')
  return installed
}

export async function installedChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named && !isProgram(named)) throw new Failure(`CHROMIUM_PATH names ${named}, which is no program.`)
  if (named) return named
  const { chromium } = await import('@playwright/test')
  const mac = ['Google Chrome', 'Chromium']
  const own = PLACES.flatMap((place) => [...NAMES, ...mac].map((name) => join(place, name)))
  return [chromium.executablePath(), ...own].find(isProgram)
}

async function install() {
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`There is no Chromium: installing ${PACKAGES.join(', ')} with apt-get (a few minutes)…`)
    const options = { sentence: 'apt-get could not install Chromium: the reason stands above.' }
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { ...options, env })
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], { ...options, env })
    return
  }
  console.log('There is no Chromium: installing the one that Playwright brings…')
  const sentence = 'Playwright could not install Chromium: install one and name it in CHROMIUM_PATH.'
  await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { sentence })
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
