import { type Act, everyAct, everyRoute, expected, type Who } from './support/rights'
import { type ActReference, idsOfActs, post } from './support/rights-acting'
import { ask, bodyOf, inTurns, pathOf } from './support/rights-asking'
import { routes } from './support/rights-routes'
import { buildWorld, type World } from './support/rights-world'
import { db, expect, mailTo, test } from './support/test'

/* A restricted edition whose every text has a word of its own: nobody outside of it may meet that word anywhere. */

type Word = keyof World['words']

const ofEdition = ['edition', 'people', 'personal', 'trainers'] as const satisfies Word[]

/** Who may not know of it, and the words that they may not meet; whoever runs another edition finds people and trainers by name, to enrol and to give sessions. */
const outsiders: Partial<Record<Who, readonly Word[]>> = {
  visitor: ofEdition,
  stranger: ofEdition,
  otherLearner: ofEdition,
  otherTrainer: ofEdition,
  otherCoordinator: ['edition'],
  focalPoint: ofEdition,
  otherFocalPoint: ofEdition,
  observer: ofEdition,
  editionObserver: ofEdition,
}

/** Who may know of the edition, and what of its people's is not for them. */
const insiders: Partial<Record<Who, readonly Word[]>> = {
  classmate: ['people', 'personal'],
  trainer: ['personal'],
  session: ['personal'],
}

/** A page and its payload say the same; these, of whom each sees other lists, ask for both. */
const fetchesPayloads: Who[] = ['visitor', 'stranger', 'otherTrainer', 'otherCoordinator', 'trainer']

/** Lists, searches, suggestions, options, exports and calendars, asked for what the edition, its people and trainers are called. */
function lists({ sought: q, themeSlug, ids }: World): string[] {
  const found = [
    '/courses',
    '/search',
    '/search/suggestions',
    '/admin/courses',
    '/admin/courses/export',
    '/admin/people',
    '/admin/people/export',
    '/admin/people/options',
    '/admin/mail',
    '/admin/people/enrol',
  ].map((path) => `${path}?q=${q}`)
  return [
    ...found,
    ...['courses', 'editions', 'sessions', 'people'].map((kind) => `/search?q=${q}&kind=${kind}`),
    `/courses?theme=${themeSlug}`,
    '/courses?open=1',
    '/ar/courses',
    '/fr',
    `/ar/search?q=${q}`,
    `/admin/people/options?among=trainers&q=${q}`,
    ...['/admin/calendar', '/my/timetable', '/teach/calendar'].flatMap((path) =>
      ['week', 'month', 'agenda'].map((view) => `${path}?view=${view}`),
    ),
    `/admin/calendar?edition=${ids.slug}`,
    `/admin/calendar?trainer=${ids.trainerId}`,
    `/admin/people/enrol?edition=${ids.slug}&person=${ids.learnerId}`,
    '/sitemap.xml',
    '/robots.txt',
    '/nothing/of/the/kind',
  ]
}

/** Whatever else opens to them; what does not, and what is said of it, rights.spec.ts looks at. */
const everyPath = (world: World, who: Who) => [
  ...everyRoute().flatMap((route) => {
    const row = routes[route]
    return row && !row.file && expected(row, who) === 'open' ? [pathOf(route, row, world.ids)] : []
  }),
  ...lists(world),
]

/** The words that an answer holds, written as they are or as addresses and mail write them. */
function wordsIn(text: string, words: World['words'], sought: readonly Word[]): Word[] {
  const low = text.toLowerCase()
  return sought.filter((name) => low.includes(words[name].toLowerCase()))
}

/** What a page fetches when it leads to another. */
const payload = { rsc: '1' }
const payloadOf = (path: string) => `${path}${path.includes('?') ? '&' : '?'}_rsc`

test.describe.configure({ timeout: 400_000 })

test('nobody outside of a restricted edition meets a word of it, nor of its people, wherever they look', async () => {
  const world = await buildWorld()
  const { words, cookies } = world
  const asked = [...Object.entries(outsiders), ...Object.entries(insiders)] as [Who, readonly Word[]][]
  const cells = asked.flatMap(([who, hidden]) => [
    ...everyPath(world, who).map((path) => ({ who, hidden, path, headers: {} })),
    ...(fetchesPayloads.includes(who) ? lists(world) : []).map((path) => {
      return { who, hidden, path: payloadOf(path), headers: payload }
    }),
  ])
  const leaks = await inTurns(cells, async ({ who, hidden, path, headers }) => {
    const { body, to, status } = await ask(cookies[who], path, { headers })
    const met = wordsIn(body + decodeURIComponent(to), words, hidden)
    return met.length > 0 ? `${who} met ${met.join(' and ')} at ${path} (${status})` : ''
  })
  expect(leaks.filter(Boolean)).toEqual([])
})

test('who may know of it meets every word where it belongs, so that the search above would have found them', async () => {
  const world = await buildWorld()
  const { words, cookies, ids, sought } = world
  const managed = `/admin/editions/${ids.slug}`
  const meets: [Who, string, Word[]][] = [
    ['administrator', `/courses?q=${sought}`, ['edition']],
    ['administrator', `/courses?theme=${world.themeSlug}`, ['edition']],
    ['learner', `/search?q=${sought}`, ['edition']],
    ['learner', `/search/suggestions?q=${sought}`, ['edition']],
    ['coordinator', `/search?q=${sought}`, ['edition', 'people', 'trainers']],
    ['coordinator', `/admin/courses?q=${sought}`, ['edition']],
    ['coordinator', `/admin/courses/export?q=${sought}`, ['edition']],
    ['coordinator', `/admin/people/options?among=trainers&q=${sought}`, ['trainers']],
    ['coordinator', `/admin/people/options?q=${sought}`, ['people', 'personal']],
    ['coordinator', `${managed}/participants`, ['edition', 'people', 'personal']],
    ['coordinator', `${managed}/participants/export?as=csv`, ['people', 'personal']],
    ['programme', `${managed}/schedule`, ['edition', 'trainers']],
    ['session', `${managed}/schedule/${ids.sessionId}`, ['edition', 'trainers']],
    ['session', '/admin/calendar?view=month', ['edition']],
    ['session', `/teach/sessions/${ids.sessionId}`, ['edition', 'people']],
    ['trainer', `/teach/sessions/${ids.heldId}`, ['edition', 'people']],
    ['learner', `/editions/${ids.slug}`, ['edition', 'trainers']],
    ['learner', '/my/timetable?view=month', ['edition']],
    ['learner', '/account', ['people', 'personal']],
    ['administrator', `/admin/people?q=${sought}`, ['people', 'personal']],
  ]
  const unmet = await inTurns(meets, async ([who, path, there]) => {
    const { body, status } = await ask(cookies[who], path)
    const met = wordsIn(body, words, there)
    return met.length < there.length ? `${who} met only ${met.join(', ') || 'nothing'} at ${path} (${status})` : ''
  })
  expect(unmet.filter(Boolean)).toEqual([])
  const page = await ask(cookies.learner, payloadOf(`/editions/${ids.slug}`), { headers: payload })
  expect(wordsIn(page.body, words, ['edition']), 'in what a page fetches of another').toEqual(['edition'])
})

test('a search for it finds an outsider as much as a search for nothing: no count tells of it', async () => {
  const world = await buildWorld()
  const nonsense = `Nq${world.sought.slice(2)}`
  const paths = ['/courses', '/search', '/search/suggestions', '/admin/courses', '/admin/courses/export']
  const cells = (['visitor', 'stranger', 'otherCoordinator'] as const).flatMap((who) =>
    paths.map((path) => ({ who, path })),
  )
  const told = await inTurns(cells, async ({ who, path }) => {
    if (who === 'otherCoordinator' && path.startsWith('/search')) return ''
    const [found, none] = await Promise.all(
      [world.sought, nonsense].map(async (q) => {
        const got = await ask(world.cookies[who], `${path}?q=${q}`)
        return `${got.status} ${bodyOf(got, `${path}?q=${q}`, { q })}`
      }),
    )
    return found === none ? '' : `${path} as ${who}`
  })
  expect(told.filter(Boolean)).toEqual([])
})

test('mail about it goes to those in it alone', async () => {
  const world = await buildWorld()
  const { ids, people, words, cookies } = world
  const cancel = everyAct().find(({ name }) => name === 'cancelSessionAction') as Act
  const reference = idsOfActs().get(cancel.name) as ActReference
  const { version } = await db.session.findUniqueOrThrow({ where: { id: ids.sessionId } })
  const { editionId, slug, sessionId } = ids
  const fields = () => ({ editionId, slug, sessionId, version: String(version), reason: `${words.edition} is no more` })
  const sent = await post(cookies.coordinator, cancel, reference, { may: [], fields }, ids)
  expect(sent.to, sent.body).toContain('said=sessionCancelled')
  const { address } = await db.personEmail.findFirstOrThrow({ where: { personId: ids.learnerId } })
  const mail = await mailTo(address)
  expect(wordsIn(`${mail.subject} ${mail.text}`, words, ['edition'])).toEqual(['edition'])
  const kinds = { kind: 'session.cancelled', payload: { path: ['sessionId'], equals: sessionId } }
  const told = await db.outboxMessage.findMany({ where: kinds, select: { personId: true } })
  const inside = [ids.learnerId, people.classmate, ids.trainerId]
  expect(told.map(({ personId }) => personId).toSorted()).toEqual(inside.toSorted())
})
