import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@prisma/client'
import { expect, it } from 'vitest'
import { db, transaction } from './db'
import { env } from './env'
import { requireForm } from './form-fields'
import { isUnread, noteTrouble, takeTrouble } from './troubles'
import { turnstile } from './turnstile'

async function troubleIn(work: () => Promise<unknown>) {
  const error = await work().then(
    () => new Error('it went well'),
    (reason) => reason,
  )
  noteTrouble('request', error)
  return takeTrouble('request')
}

const raising = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'of a test' USING ERRCODE = '${code}'; END $$`

it('knows a database without room, whichever way the error came', async () => {
  for (const code of ['53100', '25006']) {
    expect(await troubleIn(() => db.$executeRawUnsafe(raising(code)))).toBe('full')
    expect(await troubleIn(() => transaction((tx) => tx.$executeRawUnsafe(raising(code))))).toBe('full')
  }
})

it('knows a database that is away, ends a connection or takes too long', async () => {
  const nowhere = new PrismaClient({ adapter: new PrismaPg('postgresql://nobody@127.0.0.1:1/none') })
  expect(await troubleIn(() => nowhere.person.count())).toBe('away')
  const full = new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 1, connectionTimeoutMillis: 50 }),
  })
  const both = () => Promise.all([full.$queryRaw`SELECT pg_sleep(0.5)::text`, full.person.count()])
  expect(await troubleIn(both)).toBe('away')
  const impatient = new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, query_timeout: 50 }),
  })
  expect(await troubleIn(() => impatient.$queryRaw`SELECT pg_sleep(1)::text`)).toBe('away')
  expect(await troubleIn(() => db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`)).toBe('away')
  expect(await troubleIn(() => db.$executeRawUnsafe(raising('57014')))).toBe('away')
  for (const client of [nowhere, full, impatient]) await client.$disconnect()
})

it('takes nothing else for it, and forgets what was asked for', async () => {
  expect(await troubleIn(() => db.$executeRawUnsafe(raising('23505')))).toBeUndefined()
  expect(await troubleIn(() => db.person.findUniqueOrThrow({ where: { id: crypto.randomUUID() } }))).toBeUndefined()
  noteTrouble('request', 'not even an error')
  expect(takeTrouble('request')).toBeUndefined()
})

it('knows what was sent by hand, and what more came than can wait', async () => {
  const busy = turnstile(1, 0)
  const both = Promise.all([busy(() => new Promise((resolve) => setImmediate(resolve))), busy(async () => 0)])
  expect(await troubleIn(() => both)).toBe('crowded')
  expect(await troubleIn(async () => requireForm([1, 2]))).toBe('malformed')
  const file = new FormData()
  file.set('address', new Blob(['x']), '../../x')
  expect(await troubleIn(async () => requireForm(file))).toBe('malformed')
  for (const words of ['Unexpected end of form', 'The router state header was sent but could not be parsed.']) {
    expect(await troubleIn(async () => Promise.reject(new Error(words)))).toBe('malformed')
  }
  const init = { method: 'POST', body: 'broken', headers: { 'content-type': 'multipart/form-data; boundary=x' } }
  expect(await troubleIn(() => new Request('http://localhost', init).formData())).toBe('malformed')
})

it('knows arguments that React cannot read from a failure of ours or of a package', () => {
  const failed = (...places: string[]) =>
    Object.assign(new SyntaxError('x'), { stack: ['SyntaxError: x', ...places.map((at) => `    at ${at}`)].join('\n') })
  const next = 'tI (/srv/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:15:70523)'
  const built = 'async m (/srv/.next/server/chunks/ssr/node_modules_next_dist_0-amwqbrge23p._.js:1:11831)'
  const sent = ['JSON.parse (<anonymous>)', next, 'AsyncLocalStorage.run (node:async_hooks:346:14)', built]
  expect(isUnread(failed(...sent))).toBe(true)
  expect(isUnread(failed('JSON.parse (<anonymous>)', 'n (/srv/.next/server/chunks/ssr/_0.js:1:2)', next))).toBe(false)
  expect(isUnread(failed('q (/srv/node_modules/@prisma/client/runtime/client.js:1:2)', next))).toBe(false)
  expect(isUnread(failed())).toBe(false)
  expect(isUnread('SyntaxError')).toBe(false)
  noteTrouble('request', failed(next), true)
  expect(takeTrouble('request')).toBe('malformed')
})
