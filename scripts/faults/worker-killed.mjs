import { openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { environmentFor } from '../setup/environment.mjs'
import { onEnd } from '../setup/lifecycle.mjs'
import { exitOf, startNode, stop } from '../setup/processes.mjs'
import { TYPESCRIPT } from '../setup/seed.mjs'
import { startMailServer } from './support/mail-server.mjs'
import { copyOf, linesOf, startDatabase } from './support/place.mjs'
import { seconds, until } from './support/waiting.mjs'

export const title = "the worker is killed between the mail server's yes and its commit"

const MESSAGES = 5
/** What a dead worker's messages are held for (lib/notifications/commands.ts). */
const HELD_MS = 120_000

export async function bringAbout(place, report) {
  const dataDir = await copyOf(place, 'worker-killed')
  const database = await startDatabase(place, dataDir)
  await putMessages(database.query)
  const clock = join(dataDir, 'clock')
  const mails = []
  let onFirst = async () => {}
  const mailServer = await startMailServer(async (text) => {
    mails.push({ id: headerOf(text, 'Message-ID'), to: headerOf(text, 'To') })
    if (mails.length === 1) await onFirst()
  })
  const env = {
    ...environmentFor({ url: database.url, port: 3000, keptIn: dataDir }),
    ...place.secrets,
    NODE_ENV: 'production',
    SMTP_URL: mailServer.url,
    TEST_CLOCK: clock,
  }
  const start = (name) => startWorker(env, join(dataDir, `${name}.log`))

  // The row is held where the worker is about to say that it has sent it, so that it dies there and not by chance.
  const holder = new pg.Client({ connectionString: database.url })
  await holder.connect()
  onFirst = async () => {
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM "OutboxMessage" FOR UPDATE')
  }
  const first = start('first')
  const isWaiting = async () => {
    // A transaction would go on seeing the connections that it saw first.
    await holder.query('SELECT pg_stat_clear_snapshot()')
    return holder
      .query('SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))')
      .then(({ rows }) => rows[0])
  }
  const reached = await until(() => (mails.length > 0 ? isWaiting() : null), 60_000, 5)
  first.child.kill('SIGKILL')
  await first.gone
  // What it had asked for dies with it: the database would do it for a client that it does not yet know to be gone.
  await holder.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))',
  )
  await holder.query('ROLLBACK')
  await holder.end()
  const [afterKill] = await rowsOf(database.query, mails[0].id)
  report.see(
    'the worker died between the two: the mail is with the mail server, and nothing says that it was sent',
    reached !== null && mails.length === 1 && afterKill.sentAt === null,
    `${mails.length} mail taken, attempts ${afterKill.attempts}`,
  )

  const second = start('second')
  await until(() => linesOf(second.log).length > 0, 30_000)
  await sleep(3_000)
  report.see(
    `what a dead worker held is left alone for ${HELD_MS / 1000} s: it may only be slow`,
    mails.length === 1,
    `${mails.length - 1} sent by the next worker before that`,
  )
  writeFileSync(clock, String(HELD_MS + 1_000))
  const isDone = async () => (await rowsOf(database.query)).every(({ sentAt }) => sentAt)
  const all = await until(isDone, 30_000)
  await sleep(3_000)
  const rows = await rowsOf(database.query)
  const timesOf = (row) => mails.filter(({ id }) => id === row.messageId).length
  report.see(
    'after that the next worker delivers them all, each at least once',
    all !== null && rows.every((row) => timesOf(row) >= 1),
    `${rows.length} messages, ${mails.length} mails; the last ${all ? seconds(all.ms) : 'never'} after the two minutes`,
  )
  const twice = rows.filter((row) => timesOf(row) > 1)
  report.see(
    'only the one in between twice, under one Message-ID, by which mail programs show it once',
    twice.length === 1 && twice[0].messageId === mails[0].id && timesOf(twice[0]) === 2,
    `${twice.length} twice, ${new Set(mails.map(({ id }) => id)).size} Message-IDs`,
  )
  report.see(
    'the effect once: one row a message, sent once, and no worker writes it anew',
    rows.length === MESSAGES &&
      (await isDone()) &&
      JSON.stringify(await rowsOf(database.query)) === JSON.stringify(rows),
    `${rows.length} rows, attempts ${rows.map(({ attempts }) => attempts).join(', ')}`,
  )
  await stop(second.child)
  await mailServer.stop()
  await database.stop()
}

function startWorker(env, log) {
  const output = openSync(log, 'a')
  const child = startNode([...TYPESCRIPT, 'scripts/worker.mts'], { env, stdio: ['ignore', output, output] })
  onEnd(() => stop(child))
  return { child, gone: exitOf(child), log }
}

/** As the product puts them: people who are told of their enrolment. */
async function putMessages(query) {
  await query(
    `INSERT INTO "OutboxMessage" ("id", "kind", "personId", "payload", "dedupeKey", "createdAt", "availableAt", "messageId")
     SELECT uuidv7(), 'enrolment.enrolled', n."personId", jsonb_build_object('enrolmentId', n."id"), 'fault:' || n."id", now(), now(),
       '<' || gen_random_uuid() || '@localhost>'
     FROM (SELECT * FROM "Enrolment" ORDER BY "id" LIMIT ${MESSAGES}) n`,
  )
}

const rowsOf = async (query, messageId = null) =>
  query(
    `SELECT "messageId", "attempts", "sentAt"::text FROM "OutboxMessage" WHERE $1::text IS NULL OR "messageId" = $1 ORDER BY "id"`,
    messageId,
  )

const headerOf = (mail, name) => new RegExp(`^${name}: *(.*)$`, 'mi').exec(mail)?.[1].trim()
