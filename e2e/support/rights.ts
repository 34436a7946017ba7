import { readdirSync, readFileSync } from 'node:fs'

/**
 * Everyone who may ask, by how they stand to one restricted edition: `other…` have the same of another one. `session` and
 * `programme` coordinate one session of it and its course; a classmate is in it and owns nothing of the learner's.
 */
export const everybody = [
  'visitor',
  'stranger',
  'learner',
  'classmate',
  'otherLearner',
  'trainer',
  'colleague',
  'otherTrainer',
  'coordinator',
  'programme',
  'session',
  'otherCoordinator',
  'focalPoint',
  'otherFocalPoint',
  'observer',
  'editionObserver',
  'administrator',
] as const

export type Who = (typeof everybody)[number]

export const administrators = ['administrator'] as const satisfies Who[]
/** Who runs the edition, plans the session, is in it or teaches in it. */
export const ran = ['administrator', 'coordinator', 'programme'] as const satisfies Who[]
export const planned = [...ran, 'session'] as const
export const inside = [...planned, 'trainer', 'colleague', 'learner', 'classmate'] as const
export const runners = [...ran, 'otherCoordinator'] as const
export const planners = [...planned, 'otherCoordinator'] as const
export const trainers = ['trainer', 'colleague', 'otherTrainer'] as const satisfies Who[]
export const members = everybody.filter((who) => who !== 'visitor')

/**
 * What is answered: it opens or is done, the way to signing in, not found (which is all that is said of what is forbidden),
 * the way to one's own pages, or that there is nothing to take back.
 */
export type Answer = 'open' | 'signIn' | 'missing' | 'away' | 'gone'

export type Row = {
  /** Whom it opens to. */
  may: readonly Who[]
  /** What the others get: not found, and a visitor the way to signing in, where nothing else is said. */
  visitor?: Answer
  member?: Answer
  /** The way there, where it is not the route with the names of the restricted edition's things in its brackets. */
  at?: string
  /** What the name in brackets is of, where the route does not say. */
  of?: 'session' | 'mail' | 'person' | 'import' | 'mergedInto' | 'portrait'
  /** What the address asks of it. */
  query?: string
  /** The field of a file, for a handler that takes one. */
  file?: string
}

/** What a row expects for each. */
export function expected({ may, visitor = 'signIn', member = 'missing' }: Row, who: Who): Answer {
  if (may.includes(who)) return 'open'
  return who === 'visitor' ? visitor : member
}

/** The routes that have a page or a handler, as the folders under app/ name them; groups are no part of an address. */
export function everyRoute(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${file.replace(/\/?(page\.tsx|route\.ts)$/, '').replace(/^\[locale\]\/?/, '')}`)
    .map((route) => route.replace(/\([^/]+\)\/?/g, '').replace(/(.)\/$/, '$1'))
    .toSorted()
}

export type Act = { name: string; domain: string; takesState: boolean }

/** Every act that a form can post: what the files of actions export. */
export function everyAct(): Act[] {
  return readdirSync('lib', { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const [, domain] = /^([^/]+)\/actions(\.ts|\/.+\.ts)$/.exec(path) ?? []
    if (!domain) return []
    const text = readFileSync(`lib/${path}`, 'utf8')
    return [...text.matchAll(/^export async function (\w+)\(([^)]*)\)/gm)].map(([, name = '', taken = '']) => {
      return { name, domain, takesState: taken.includes('FormState') }
    })
  })
}
