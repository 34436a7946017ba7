/** The parts of a domain: each may be a file or, for some, a folder of files: queries and commands named after their verb. */
export const PARTS = ['schema', 'rules', 'policy', 'queries', 'commands', 'actions', 'mail', 'jobs', 'import', 'export']
const FOLDERS = ['queries', 'commands', 'rules', 'actions']
const ON_SERVER = ['queries', 'commands']
const MOST_LINES = 300
const NO_NAMES = /(^|\/)(index|utils|helpers|common)(\.|\/)/

/** 'lib/sessions/queries/timetable.ts' is of domain 'sessions', part 'queries'. */
export function placeOf(path) {
  const [top, domain, part] = path.split('/')
  if (top !== 'lib' || domain === undefined) return { top, domain }
  if (domain === 'platform' || part === undefined) return { top, domain, part: part?.split('.')[0] }
  return { top, domain, part: part.split('.')[0], isTest: isTest(path) }
}

export const isTest = (path) => /\.test\.(m?[jt]s|tsx)$/.test(path)

/** Faults of a file's place, name and length. */
export function layoutFaults({ path, text }) {
  const faults = []
  const lines = text.split('\n').length - 1
  if (lines > MOST_LINES) faults.push(`has ${lines} lines, more than ${MOST_LINES}`)
  if (NO_NAMES.test(path)) faults.push('has a name that says nothing of what it holds')
  if (path.startsWith('lib/')) faults.push(...domainFaults(path, text))
  else if (isServerActions(text)) faults.push("says 'use server' outside lib/<domain>/actions.ts")
  return faults.map((fault) => `${path} ${fault}`)
}

function domainFaults(path, text) {
  const { domain, part } = placeOf(path)
  const faults = []
  if (isServerActions(text) && part !== 'actions') faults.push("says 'use server' outside actions.ts")
  if (isServerActions(text)) faults.push(...formlessActions(text))
  if (domain === 'platform' || isTest(path)) return faults
  const depth = path.split('/').length
  const isKnown = PARTS.includes(part) && (depth === 3 || (depth === 4 && FOLDERS.includes(part)))
  if (!isKnown) faults.push(`is none of the files of a domain (${PARTS.join(', ')})`)
  if (ON_SERVER.includes(part) && !/^import 'server-only'$/m.test(text)) faults.push("does not import 'server-only'")
  return faults
}

const isServerActions = (text) => /^\s*['"]use server['"];?$/m.test(text)

/** Next sends an act that takes nothing as something else than a form, which the server refuses (server/refusals.ts). */
function formlessActions(text) {
  const acts = [...text.matchAll(/^export async function (\w+)\(([^)]*)\)/gm)]
  return acts
    .filter(([, , taken]) => !/\bform: FormData$/.test(taken))
    .map(([, name]) => `has an act without a form: ${name}`)
}
