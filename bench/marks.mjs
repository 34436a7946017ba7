import { Failure } from '../scripts/setup/failure.mjs'
import { bodyOf, follow, formOn, post } from './forms.mjs'
import { percentiles } from './load.mjs'

const LEARNERS = 1_000
/** The big edition's sessions that have begun. */
const SESSIONS = [1, 2, 3, 4, 5].map((week) => `00000000-0000-7000-8004-${String(100 + week).padStart(12, '0')}`)
const LETTERS = ['p', 'l', 'e', 'x', 'a']
const WORDS = { p: 'present', l: 'late', e: 'leftEarly', x: 'excused', a: 'absent' }

/** Saves 1,000 new marks in each of five registers and then changes every one, as a trainer without script would. */
export async function measureMarks({ base, client, cookie }) {
  const measured = {}
  for (const [round, name] of ['new', 'changed'].entries()) {
    const saves = []
    for (const sessionId of SESSIONS) saves.push(await save({ base, client, cookie, sessionId, round }))
    measured[name] = {
      answered: percentiles(saves.map(({ ms }) => ms)),
      shown: percentiles(saves.map(({ shownMs }) => shownMs)),
    }
  }
  return measured
}

async function save({ base, client, cookie, sessionId, round }) {
  const path = `/teach/sessions/${sessionId}`
  const { hidden, radios } = await formOn(base, path, { cookie, field: 'sessionId' })
  const marks = radios.map(([name, values], i) => {
    const letter = LETTERS[(i + round) % LETTERS.length]
    return [name, values.find((value) => value.startsWith(letter))]
  })
  const { ms, leadsTo } = await post(base, path, { cookie, ...(await bodyOf([...hidden, ...marks])) })
  const shownMs = ms + (await follow(leadsTo, cookie))
  await requireSaved(client, sessionId, marks, round)
  return { ms, shownMs }
}

/** Everyone's mark is there as it was meant, and was written once a save. */
async function requireSaved(client, sessionId, marks, round) {
  const { rows } = await client.query('SELECT "enrolmentId", "value" FROM "Mark" WHERE "sessionId" = $1', [sessionId])
  const saved = new Map(rows.map(({ enrolmentId, value }) => [`m.${enrolmentId}`, value]))
  const right = marks.filter(([name, value]) => saved.get(name) === WORDS[value[0]]).length
  const changes = await client.query('SELECT count(*)::int AS n FROM "MarkChange" WHERE "sessionId" = $1', [sessionId])
  const written = changes.rows[0].n
  if (rows.length === LEARNERS && right === LEARNERS && written === LEARNERS * (round + 1)) return
  throw new Failure(`Of 1,000 marks ${rows.length} are there, ${right} as meant, after ${written} changes.`)
}
