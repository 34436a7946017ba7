import { figure } from './figures.mjs'
import { measureAt } from './limits.mjs'
import { load } from './load.mjs'
import { ADMINISTRATOR, LEARNERS, phrasesOf, requestFor, requirePage } from './pages.mjs'
import { numbersFrom, signIn } from './people.mjs'
import { watchMemory } from './processes.mjs'

const MANY = 16

/** Whoever looks at the pages, signed in, and what they search for. */
export async function readers(client, secret) {
  const learners = await signIn(client, secret, numbersFrom(LEARNERS.first, LEARNERS.count))
  const administrator = await signIn(client, secret, [ADMINISTRATOR])
  return { cookies: { learners, administrator, nobody: ['lectern=x'] }, phrases: await phrasesOf(client) }
}

/**
 * Measures pages of a running product: requests a second and times, the processor's time that one takes the server and
 * the database, and the memory of both at its highest. `pids` are the server's and the database's.
 */
export async function measurePages({ base, pids, pages, given, seconds }) {
  for (const page of pages) await requirePage(base, page, given)
  // Code that has run a while is faster: all of it has, before the first page is measured.
  for (const page of pages) await load(base, requestFor(page, given), { connections: MANY, seconds: seconds.warm })
  const memory = watchMemory(pids)
  const measured = {}
  for (const page of pages) {
    measured[page.name] = await measureAt(base, requestFor(page, given), seconds, pids)
    const { alone, many } = measured[page.name]
    const single = alone ? `${figure(alone.perSecond)} a second over one connection, ` : ''
    console.log(`${page.label}: ${single}${figure(many.perSecond)} over sixteen`)
  }
  return { measured, memory: memory.stop() }
}
