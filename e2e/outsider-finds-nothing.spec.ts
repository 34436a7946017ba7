import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Browser } from '@playwright/test'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildSession } from '../prisma/seed/sessions'
import { db, demo, expect, signIn, somebody, test } from './support/test'

const canary = `Canary ${randomUUID().slice(0, 8)}`

/** A restricted edition, the only one of its course, with a session and somebody in it. */
async function restricted() {
  const course = await buildCourse(db, { title: `${canary} course`, summary: `${canary} summary`, hours: 12 })
  const edition = await buildEdition(db, { courseId: course.id, isRestricted: true, state: 'published' })
  const session = await buildSession(db, { editionId: edition.id, title: `${canary} session` })
  const inside = await somebody({ name: `${canary} learner` })
  await buildEnrolment(db, { editionId: edition.id, personId: inside.id })
  return { course, edition, session, inside }
}

type Restricted = Awaited<ReturnType<typeof restricted>>

/** Addresses of the restricted edition, each of which is nothing to an outsider. */
const itsAddresses = ({ course, edition, session }: Restricted) => [
  `/courses/${course.code}`,
  `/editions/${edition.slug}`,
  `/my/courses/${edition.slug}`,
  `/teach/sessions/${session.id}`,
  `/teach/editions/${edition.slug}`,
  `/admin/courses/${course.code}`,
  `/admin/editions/${edition.slug}`,
  `/admin/editions/${edition.slug}/schedule`,
  `/admin/editions/${edition.slug}/schedule/${session.id}`,
  `/admin/editions/${edition.slug}/participants`,
  `/admin/editions/${edition.slug}/participants/export`,
  `/admin/editions/${edition.slug}/attendance`,
]

/** Addresses that only some role has at all. */
const administrators = [
  '/admin/courses',
  '/admin/courses/new',
  '/admin/people',
  '/admin/mail',
  `/admin/mail/${randomUUID()}`,
]

/** Lists and pages that an outsider does see, and where nothing of the edition may show. */
const lists = [
  '/',
  '/courses',
  `/courses?q=${encodeURIComponent(canary)}`,
  '/ar/courses',
  '/sitemap.xml',
  '/robots.txt',
]

async function signedIn(browser: Browser, address: string): Promise<APIRequestContext> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, address)
  return page.request
}

const status = async (request: APIRequestContext, path: string) =>
  (await request.get(path, { maxRedirects: 0 })).status()

test('a visitor gets sign-in or not-found', async ({ request }) => {
  const it = await restricted()
  for (const path of itsAddresses(it).slice(0, 2)) expect([path, await status(request, path)]).toEqual([path, 404])
  const behindSignIn = [
    ...itsAddresses(it).slice(2),
    ...administrators,
    '/my',
    '/my/timetable',
    '/teach',
    '/admin',
    '/account',
  ]
  for (const path of behindSignIn) {
    const answer = await request.get(path, { maxRedirects: 0 })
    const isSignIn = answer.status() === 307 && (answer.headers().location ?? '').includes('/sign-in')
    expect([path, isSignIn || answer.status() === 404]).toEqual([path, true])
  }
  for (const path of lists) expect(await (await request.get(path)).text()).not.toContain(`${canary} `)
})

for (const role of ['learner', 'trainer', 'coordinator', 'focalPoint', 'observer'] as const) {
  test(`the ${role} of something else finds nothing of a restricted edition`, async ({ browser }) => {
    const it = await restricted()
    const request = await signedIn(browser, demo[role])
    for (const path of itsAddresses(it)) expect([path, await status(request, path)]).toEqual([path, 404])
    for (const path of [...lists, '/my', '/my/timetable']) {
      expect([path, (await (await request.get(path)).text()).includes(`${canary} `)]).toEqual([path, false])
    }
    const nobodysPages = role === 'coordinator' ? ['/admin/courses/new', '/admin/mail'] : administrators
    for (const path of nobodysPages) expect([path, await status(request, path)]).toEqual([path, 404])
    if (role === 'trainer' || role === 'coordinator') return
    for (const path of ['/teach', '/admin']) expect([path, await status(request, path)]).toEqual([path, 404])
  })
}

test('addresses of nonsense are not found, for an administrator too', async ({ browser }) => {
  const request = await signedIn(browser, demo.administrator)
  const wrong = ['-1', 'x'.repeat(5000), randomUUID(), '%5Bobject%20Object%5D', '..%2F..%2Fetc', 'a%00b']
  for (const id of wrong) {
    for (const path of [
      `/editions/${id}`,
      `/courses/${id}`,
      `/teach/sessions/${id}`,
      `/admin/editions/${id}`,
      `/admin/mail/${id}`,
    ]) {
      expect([path.slice(0, 60), [400, 404].includes(await status(request, path))]).toEqual([path.slice(0, 60), true])
    }
  }
  for (const query of ['q[]=x&q=y', `q=${'x'.repeat(5000)}`, 'page=-1', 'page=1e9', 'kind=nonsense&theme=%00']) {
    expect([query.slice(0, 40), await status(request, `/courses?${query}`)]).toEqual([query.slice(0, 40), 200])
  }
})
