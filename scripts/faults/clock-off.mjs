import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserOf, cookiesOf, formIn, valueOf } from './support/browser.mjs'
import { ADMINISTRATOR, BIG, PASSWORD, RUSH } from './support/fill.mjs'
import { brokenRules } from './support/invariants.mjs'
import { marksOf } from './support/load.mjs'
import { copyOf, startDatabase, startProduct } from './support/place.mjs'
import { until } from './support/waiting.mjs'

export const title = 'the clock of one of two instances is ten minutes ahead, then ten minutes behind'

const TEN_MINUTES_MS = 600_000
const MINUTE_MS = 60_000

export async function bringAbout(place, report) {
  const dataDir = await copyOf(place, 'clock-off')
  const database = await startDatabase(place, dataDir)
  const clock = join(dataDir, 'clock')
  const start = (name, more) => startProduct(place, dataDir, { url: database.url, name, PROCESSES: '1', ...more })
  // The one whose clock is right delivers the outbox.
  const right = await start('right')
  const wrong = await start('wrong', { WORKER: 'apart', TEST_CLOCK: clock })
  const people = Array.from({ length: 40 }, (_, i) => `person${i + 1_100}@bench.test`)
  const given = { ...place, database, query: database.query, right, wrong, report, people }
  for (const [name, ms] of [
    ['ahead', TEN_MINUTES_MS],
    ['behind', -TEN_MINUTES_MS],
  ]) {
    writeFileSync(clock, String(ms))
    await said(given, name, ms)
    await signIns(given, name)
    await windows(given, name, ms)
    await onceAndOrder(given, name, ms)
    await registers(given, name, ms)
    await outbox(given, name, ms)
    writeFileSync(clock, '0')
    await until(
      () => wrong.lines().filter(({ msg }) => /agrees with the database/.test(msg)).length === (ms > 0 ? 1 : 2),
    )
  }
  const broken = await brokenRules(database.query)
  report.see('nothing is there by half', broken === '', broken || 'every rule of the database holds')
  await Promise.all([right.stop(), wrong.stop()])
  await database.stop()
}

/** Health and log say that the clocks differ, and the service goes on. */
async function said({ report, right, wrong }, name, ms) {
  const [off, on] = await Promise.all([wrong, right].map(({ site }) => browserOf(site).get('/api/health')))
  const clocks = [off, on].map(({ text }) => JSON.parse(text).clock)
  const line = await until(() => clockLine(wrong, ms), 15_000)
  report.see(
    `${name}: /api/health says so and fails nothing; the log says it once; the other instance is in order`,
    off.status === 200 && clocks[0].differs && !clocks[1].differs && line !== null && !clockLine(right, ms),
    `${off.status} with ${JSON.stringify(clocks[0])}; the other ${JSON.stringify(clocks[1])}`,
  )
}

const clockLine = ({ lines }, ms) =>
  lines().find(
    ({ msg, aheadSeconds }) => /differs from the database/.test(msg) && Math.sign(aheadSeconds) === Math.sign(ms),
  )

/** Whoever signs in at one is signed in at the other. */
async function signIns({ report, right, wrong }, name) {
  const seen = []
  for (const [here, there] of [
    [wrong, right],
    [right, wrong],
  ]) {
    const form = await browserOf(here.site).form('/sign-in', 'password')
    const { status, cookies } = await browserOf(here.site).post(form, { address: ADMINISTRATOR, password: PASSWORD })
    const cookie = cookies?.find((one) => one.startsWith('lectern='))?.split(';')[0]
    const own = await browserOf(there.site, cookie).get('/account')
    seen.push(status === 303 && own.status === 200)
  }
  report.see(`${name}: whoever signs in at one instance is signed in at the other, both ways`, seen.every(Boolean), '')
}

/** A window that closed five minutes ago, and one that opens in five, as either instance sees them. */
async function windows({ report, query, right, wrong, secrets, people }, name, ms) {
  const [cookie] = await cookiesOf(query, secrets.NEXTAUTH_SECRET, [people[0]])
  const slug = ms > 0 ? 'c-150-now' : 'c-151-now'
  const isOpenAt = async ({ site }) => (await browserOf(site, cookie).form(`/editions/${slug}`, 'slug')) !== null
  await query(`UPDATE "Edition" SET "enrolUntilAt" = now() - interval '5 minutes' WHERE "slug" = $1`, slug)
  const shut = [await isOpenAt(right), await isOpenAt(wrong)]
  await query(
    `UPDATE "Edition" SET "enrolFromAt" = now() + interval '5 minutes', "enrolUntilAt" = now() + interval '1 day' WHERE "slug" = $1`,
    slug,
  )
  const early = [await isOpenAt(right), await isOpenAt(wrong)]
  const words = (isOpen) => (isOpen ? 'open' : 'shut')
  report.see(
    `${name}: enrolment windows shift by the ten minutes at that instance, and nowhere else`,
    !shut[0] && !early[0] && shut[1] === ms < 0 && early[1] === ms > 0,
    `closed five minutes ago: ${words(shut[0])} and there ${words(shut[1])}; opens in five: ${words(early[0])} and there ${words(early[1])}`,
  )
}

/** A form that is sent to both is done once; the audit log keeps the order in which it happened. */
async function onceAndOrder({ report, query, right, wrong, secrets, people }, name, ms) {
  const [first, second, third] = await cookiesOf(query, secrets.NEXTAUTH_SECRET, people.slice(ms > 0 ? 10 : 20))
  const path = `/editions/${RUSH}`
  const form = await browserOf(wrong.site, first).form(path, 'slug')
  const twice = [await browserOf(wrong.site, first).post(form), await browserOf(right.site, first).post(form)]
  for (const [{ site }, cookie] of [
    [right, second],
    [wrong, third],
  ]) {
    const browser = browserOf(site, cookie)
    await browser.post(await browser.form(path, 'slug'))
  }
  const rows = await query(
    `SELECT a."seq"::int, a."at", p."address" FROM "AuditEntry" a JOIN "PersonEmail" p ON p."personId" = a."actorId"
     WHERE a."act" IN ('enrolment.enrol', 'enrolment.waitlist') ORDER BY a."seq" DESC LIMIT 3`,
  )
  const expected = people.slice(ms > 0 ? 10 : 20).slice(0, 3)
  const inOrder = rows.toReversed().map(({ address }) => address)
  report.see(
    `${name}: one form sent to both instances is done once`,
    twice.every(({ location }) => location === twice[0].location && /said=/.test(location)),
    twice.map(({ status, location }) => `${status} ${location}`).join(', '),
  )
  const [last, middle] = rows.map(({ at }) => at.getTime())
  report.see(
    `${name}: the audit log keeps the order in which things happened (seq); its times are those of the instance`,
    String(inOrder) === String(expected) && Math.abs(last - middle - ms) < MINUTE_MS,
    `in order; the last, from there, stands ${Math.round((last - middle) / MINUTE_MS)} minutes from the one before it`,
  )
}

/** A register that opens fifteen minutes before its session, seen twenty minutes before, and ten. */
async function registers({ report, query, right, wrong, secrets }, name, ms) {
  const [cookie] = await cookiesOf(query, secrets.NEXTAUTH_SECRET, [ADMINISTRATOR])
  const [{ id }] = await query(
    `SELECT s."id" FROM "Session" s JOIN "SessionEdition" l ON l."sessionId" = s."id" JOIN "Edition" e ON e."id" = l."editionId"
     WHERE e."slug" = '${BIG}' ORDER BY s."startsAt" ${ms > 0 ? 'DESC' : 'DESC OFFSET 1'} LIMIT 1`,
  )
  // It may be at the same time as another of its trainer's; an administrator takes it.
  await query('DELETE FROM "SessionTrainer" WHERE "sessionId" = $1', id)
  const path = `/teach/sessions/${id}`
  const minutes = ms > 0 ? 20 : 10
  await query(
    `UPDATE "Session" SET "startsAt" = now() + $2::int * interval '1 minute', "endsAt" = now() + $2::int * interval '1 minute' + interval '1 hour',
       "localStart" = to_char((now() + $2::int * interval '1 minute') AT TIME ZONE "zone", 'YYYY-MM-DD"T"HH24:MI'),
       "localEnd" = to_char((now() + $2::int * interval '1 minute' + interval '1 hour') AT TIME ZONE "zone", 'YYYY-MM-DD"T"HH24:MI') WHERE "id" = $1`,
    id,
    minutes,
  )
  const [here, there] = [right, wrong].map(({ site }) => browserOf(site, cookie))
  const isOpen = [await here.form(path, 'version'), await there.form(path, 'version')].map((form) => form !== null)
  report.see(
    `${name}: a register's phase shifts by the ten minutes at that instance`,
    isOpen[0] === ms < 0 && isOpen[1] === ms > 0,
    `${minutes} minutes before: ${isOpen[0] ? 'open' : 'not yet'}, and there ${isOpen[1] ? 'open' : 'not yet'}`,
  )
  if (ms < 0) return
  // Opened there too early, saved there, and asked to be saved from the page of the other.
  const form = formIn(path, 'version', await there.get(path))
  const saved = await there.post(form, await marksOf(query, 'p'))
  const [{ version }] = await query('SELECT "version" FROM "Register" WHERE "sessionId" = $1', id)
  report.see(
    `${name}: what is saved there is whole, and its version is the same for both`,
    saved.status === 303 && version === Number(valueOf(form, 'version')) + 1,
    `version ${version}`,
  )
}

/** What an instance whose clock is ahead puts in the outbox waits for the worker's clock; nothing is lost or doubled. */
async function outbox({ report, query }, name, ms) {
  const waiting = `SELECT count(*)::int AS count, max("availableAt") AS latest FROM "OutboxMessage"
    WHERE "sentAt" IS NULL AND "availableAt" > now()`
  const due = await until(async () => {
    const [{ count }] = await query(
      'SELECT count(*)::int AS count FROM "OutboxMessage" WHERE "sentAt" IS NULL AND "availableAt" <= now()',
    )
    return count === 0
  })
  const [{ count, latest }] = await query(waiting)
  const minutes = latest ? (latest.getTime() - Date.now()) / MINUTE_MS : 0
  report.see(
    ms > 0
      ? `${name}: mail from there goes out ten minutes late, by the clock of the worker`
      : `${name}: mail from there goes out at once`,
    due !== null && (ms > 0 ? count > 0 && minutes <= 10 : true),
    ms > 0 ? `${count} wait, ${Math.ceil(minutes)} minutes at most` : 'none that is due waits',
  )
}
