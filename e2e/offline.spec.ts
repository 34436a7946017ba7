import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { buildCourse, buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { buildSession } from '../prisma/seed/sessions'
import { checkAccess, db, expect, signIn, somebody, test } from './support/test'

/** A learner with a session within the hour, whose title is in nobody else's week. */
async function scene() {
  const mark = randomUUID().slice(0, 8)
  const course = await buildCourse(db, { title: `Asset recovery ${mark}` })
  const edition = await buildEdition(db, { courseId: course.id })
  const learner = await somebody({ zone: 'Africa/Nairobi' })
  await buildEnrolment(db, { editionId: edition.id, personId: learner.id })
  const title = `Freezing orders ${mark}`
  const startsAt = new Date(Math.floor(Date.now() / 60_000 + 30) * 60_000)
  await buildSession(db, { editionId: edition.id, title, startsAt })
  return { learner, title }
}

const OFFLINE = 'You are offline'

/** What the worker keeps of anybody's own, by address. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('-own-'))
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return keys.flat().map(({ url }) => new URL(url).pathname)
  })

async function seeTimetable(page: Page, title: string) {
  await page.goto('/my/timetable')
  await expect(page.getByText(title).first()).toBeVisible()
  // It fetches them beside all else that the page asks for.
  await expect.poll(() => kept(page), { timeout: 60_000 }).toEqual(expect.arrayContaining(['/my', '/my/timetable']))
}

async function signOut(page: Page, name: string) {
  await page.getByRole('banner').getByRole('button', { name }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
}

/** Goes to an address without a connection: what is shown is what the worker has. */
async function cutOff(page: Page, path: string) {
  await page.context().setOffline(true)
  await page.goto(path)
}

test('a learner reads their week without a connection, and is told how old it is', async ({ page }) => {
  const { learner, title } = await scene()
  await signIn(page, learner.address)
  await seeTimetable(page, title)

  await cutOff(page, '/my/timetable')
  await expect(page.getByRole('status').filter({ hasText: OFFLINE })).toContainText(/at|\d\d:\d\d/)
  await expect(page.getByText(title).first()).toBeVisible()
  await page.goto('/my')
  await expect(page.getByText(title).first()).toBeVisible()

  await page.goto('/courses')
  await expect(page.getByRole('heading', { name: OFFLINE })).toBeVisible()
  await expect(page.getByText(title)).toHaveCount(0)
  await page.getByRole('link', { name: 'Timetable' }).click()
  await expect(page.getByText(title).first()).toBeVisible()

  await page.context().setOffline(false)
  await page.goto('/my/timetable')
  await expect(page.getByRole('status').filter({ hasText: OFFLINE })).toHaveCount(0)
})

test('who signs out leaves nothing behind, also where the connection goes as they do', async ({ page }) => {
  const { learner, title } = await scene()
  await signIn(page, learner.address)
  await seeTimetable(page, title)
  await signOut(page, learner.name)
  await expect(page).toHaveURL('/')
  await expect.poll(() => kept(page), { timeout: 60_000 }).toEqual([])
  await cutOff(page, '/my/timetable')
  await expect(page.getByRole('heading', { name: OFFLINE })).toBeVisible()
  await expect(page.getByText(title)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Timetable' })).toHaveCount(0)

  await page.context().setOffline(false)
  await signIn(page, learner.address)
  await seeTimetable(page, title)
  await page.context().setOffline(true)
  await signOut(page, learner.name)
  await expect.poll(() => kept(page)).toEqual([])
  await page.goto('/my/timetable')
  await expect(page.getByRole('heading', { name: OFFLINE })).toBeVisible()
})

test('another person in the same browser never sees the first one’s week', async ({ page, context }) => {
  const [first, second] = [await scene(), await scene()]
  await signIn(page, first.learner.address)
  await seeTimetable(page, first.title)

  // The first one's sign-in goes without a word, as when its cookie is deleted; the second signs in over it.
  await context.clearCookies()
  await signIn(page, second.learner.address, '/account')
  await cutOff(page, '/my/timetable')
  await expect(page.getByText(first.title)).toHaveCount(0)
  await context.setOffline(false)

  await seeTimetable(page, second.title)
  await cutOff(page, '/my/timetable')
  await expect(page.getByText(second.title).first()).toBeVisible()
  await expect(page.getByText(first.title)).toHaveCount(0)
  await page.goto('/my')
  await expect(page.getByText(first.title)).toHaveCount(0)
})

test('who was signed out elsewhere is not shown what was kept once the server has said so', async ({ page }) => {
  const { learner, title } = await scene()
  await signIn(page, learner.address)
  await seeTimetable(page, title)
  await db.signIn.updateMany({
    where: { account: { personId: learner.id } },
    data: { endedAt: new Date(), endedWhy: 'signedOut' },
  })
  await page.goto('/my')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect.poll(() => kept(page)).toEqual([])
})

test('acts and other pages are never kept, and the page for no connection reads well in six languages', async ({
  page,
}) => {
  const { learner, title } = await scene()
  await signIn(page, learner.address)
  await seeTimetable(page, title)
  for (const path of ['/account', '/courses', '/my/timetable?said=saved']) await page.goto(path)
  expect((await kept(page)).sort()).toEqual(['/my', '/my/timetable'])
  for (const [locale, words] of [
    ['ar', 'أنت غير متصل بالشبكة'],
    ['es', 'No tiene conexión'],
    ['fr', 'Vous êtes hors connexion'],
    ['ru', 'Нет подключения к сети'],
    ['zh', '您处于离线状态'],
  ]) {
    await page.goto(`/${locale}/offline`)
    await expect(page.getByRole('heading', { name: words })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr')
  }
  await page.goto('/offline')
  await checkAccess(page)
})

test('a device is offered to install it under the institute’s name', async ({ page, request }) => {
  await page.goto('/ar')
  const address = await page.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = await (await request.get(address ?? '')).json()
  const { name } = await db.institute.findUniqueOrThrow({ where: { id: 1 } })
  expect(manifest).toMatchObject({ lang: 'ar', dir: 'rtl', start_url: '/ar/my', scope: '/' })
  expect(manifest.name).toContain(name)
  for (const { src } of manifest.icons) expect((await request.get(src)).headers()['content-type']).toBe('image/png')
})
