import pg from 'pg'
import { load, percentiles } from './load.mjs'

const MANY = 16

/** What stands beside every figure: the least that PostgreSQL answers, over one connection and over sixteen. */
export async function measureSelect(url, seconds) {
  const measured = {}
  for (const [name, connections] of Object.entries({ alone: 1, many: MANY })) {
    const clients = await Promise.all(Array.from({ length: connections }, () => connected(url)))
    await ask(clients, seconds.warm)
    measured[name] = await ask(clients, seconds[name])
    await Promise.all(clients.map((client) => client.end()))
  }
  return measured
}

/** The least that Next answers: an empty page made once, and one made for each request (bench/empty). */
export async function measureEmpty(base, seconds) {
  const measured = {}
  for (const name of ['static', 'dynamic']) {
    await (await fetch(`${base}/${name}`)).arrayBuffer()
    const request = () => ({ path: `/${name}`, headers: { 'accept-encoding': 'gzip, br' } })
    measured[name] = await measureAt(base, request, seconds)
  }
  return measured
}

/** Over one connection, where that is wanted, and over sixteen, after a warm-up over all of them. */
export async function measureAt(base, request, seconds, pids) {
  await load(base, request, { connections: MANY, seconds: seconds.warm })
  const alone = seconds.alone && (await load(base, request, { connections: 1, seconds: seconds.alone }))
  return { alone, many: await load(base, request, { connections: MANY, seconds: seconds.many, pids }) }
}

async function connected(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function ask(clients, seconds) {
  const times = []
  const begun = performance.now()
  const until = begun + seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const asked = performance.now()
        await client.query('SELECT 1')
        times.push(performance.now() - asked)
      }
    }),
  )
  return { perSecond: (times.length * 1000) / (performance.now() - begun), ...percentiles(times) }
}
