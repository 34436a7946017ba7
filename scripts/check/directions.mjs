import { isTest, placeOf } from './layout.mjs'

/** Which domains each may know; notifications knows none, and all may know what a mail is. */
const KNOWS = {
  people: [],
  accounts: ['catalogue', 'people'],
  catalogue: ['people'],
  sessions: ['catalogue', 'people'],
  enrolments: ['catalogue', 'people', 'sessions'],
  attendance: ['enrolments', 'sessions', 'catalogue', 'people'],
  search: ['enrolments', 'sessions', 'catalogue', 'people'],
  notifications: [],
}

/** Which parts of domains each part may import; every part may import types, its own kind and lib/platform. */
const MAY_IMPORT = {
  schema: [],
  rules: ['schema'],
  policy: ['schema', 'rules'],
  queries: ['schema', 'rules', 'policy'],
  commands: ['schema', 'rules', 'policy', 'queries', 'mail'],
  actions: ['schema', 'rules', 'policy', 'commands'],
  mail: ['schema', 'rules'],
  jobs: ['schema', 'rules', 'policy', 'queries', 'commands', 'mail', 'import', 'export'],
  import: ['schema', 'rules', 'policy', 'queries', 'commands'],
  export: ['schema', 'rules', 'policy', 'queries'],
}
const OF_COMPONENTS = ['schema', 'rules', 'policy', 'actions']
const TOUCH_THE_DATABASE = ['queries', 'commands']
const DATABASE = 'lib/platform/db'

/** Faults of what a file imports, given as `{ to, isType }`. Tests may import anything. */
export function directionFaults(path, imports) {
  if (isTest(path)) return []
  const from = placeOf(path)
  const fault = { app: ofApp, components: ofComponents, lib: ofLib }[from.top]
  if (!fault) return []
  return imports.flatMap(({ to, isType }) => {
    const reason = fault(from, to, isType, path)
    return reason ? [`${path} imports ${to}: ${reason}`] : []
  })
}

function ofApp(_from, to, isType) {
  if (isType) return undefined
  if (to === DATABASE) return 'only queries, commands and lib/platform touch the database'
  if (to.startsWith('prisma/')) return 'builders are for the seed and the tests'
}

function ofComponents(_from, to, isType, path) {
  const { top, domain, part } = placeOf(to)
  if (top === 'app') return 'components know no routes'
  if (isType) return undefined
  if (to === DATABASE || top === 'prisma') return 'components have no data access'
  if (top !== 'lib' || domain === 'platform') return undefined
  if (path.startsWith('components/ui/')) return 'a primitive knows no domain'
  if (!OF_COMPONENTS.includes(part)) return `components may import a domain's ${OF_COMPONENTS.join(', ')}`
}

function ofLib(from, to, isType) {
  const { top, domain, part } = placeOf(to)
  if (['app', 'components', 'prisma', 'e2e'].includes(top)) return 'lib knows neither pages nor builders'
  if (/^next(\/|$)/.test(to)) {
    const isAdapter = from.domain === 'platform' || from.part === 'actions'
    return isAdapter || isType ? undefined : 'only actions and lib/platform import next/*'
  }
  if (top !== 'lib') return undefined
  if (from.domain === 'platform') return domain === 'platform' ? undefined : 'lib/platform knows no domain'
  if (domain === 'platform') {
    const touches = to === DATABASE && !isType && !TOUCH_THE_DATABASE.includes(from.part)
    return touches ? 'only queries, commands and lib/platform touch the database' : undefined
  }
  const isKnown = domain === from.domain || domain === 'notifications' || KNOWS[from.domain]?.includes(domain)
  if (!isKnown) return `${from.domain} does not know ${domain}`
  if (isType || part === from.part || MAY_IMPORT[from.part]?.includes(part)) return undefined
  return `${from.part} may import ${MAY_IMPORT[from.part]?.join(', ') || 'no other part'}`
}
