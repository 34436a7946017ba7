import Bowser from 'bowser'

/** As a browser named itself; null where it did not, or in no known way. */
export type DeviceName = { browser: string | null; system: string | null }

const browsers = new Set<string>(Object.values(Bowser.BROWSER_MAP))
const systems = new Set<string>(Object.values(Bowser.OS_MAP))

/** Of known names alone: a browser may say anything of itself, and mail repeats none of it. */
export function deviceOf(agent: string | null): DeviceName {
  if (!agent) return { browser: null, system: null }
  const told = Bowser.getParser(agent)
  const browser = told.getBrowserName()
  const system = told.getOSName()
  return { browser: browsers.has(browser) ? browser : null, system: systems.has(system) ? system : null }
}
