import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { correctMarkInput, marksIn, readMeant, saveMarksInput } from './schema'

const one = randomUUID()
const other = randomUUID()

function read(fields: Record<string, string>, more: Record<string, unknown> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return saveMarksInput.safeParse({
    sessionId: one,
    version: '3',
    key: other,
    close: false,
    marks: marksIn(form),
    ...more,
  })
}

test('a form’s letters become marks, the ones they replace left aside', () => {
  expect(read({ [`m.${one}`]: 'pa', [`m.${other}`]: 'x', version: '9' }).data).toMatchObject({
    version: 3,
    marks: { [one]: 'present', [other]: 'excused' },
  })
  expect(readMeant('ea')).toEqual({ to: 'leftEarly', from: 'absent' })
  expect(readMeant('l')).toEqual({ to: 'late', from: null })
  expect(readMeant('zz')).toBeNull()
  expect(readMeant(undefined)).toBeNull()
})

test.each(['', 'z', 'P', 'here', 'ppp', 'p ', '[object Object]', 'a'.repeat(5000), 'ｐ', 'p\u202e'])(
  '%j is no mark',
  (value) => {
    expect(read({ [`m.${one}`]: value }).success).toBe(false)
  },
)

test.each(['-1', '', 'constructor', 'a'.repeat(5000), `${one} `, '{"$ne":null}'])(
  '%j is nobody’s enrolment',
  (name) => {
    expect(read({ [`m.${name}`]: 'p' }).success).toBe(false)
  },
)

test.each([undefined, '', '-1', '1.5', '1e3', 'NaN', '99999999999', {}, [3], null])('%j is no version', (version) => {
  expect(read({}, { version }).success).toBe(false)
})

test('a correction needs a mark, a reason that says something, and a key', () => {
  const whole = { sessionId: one, enrolmentId: other, value: 'late', reason: 'Came by train.', version: '1', key: one }
  expect(correctMarkInput.safeParse(whole).success).toBe(true)
  for (const part of [
    { value: 'gone' },
    { value: '' },
    { reason: '  ' },
    { reason: 'a'.repeat(501) },
    { reason: 'a\u202eb' },
    { key: 'x' },
    { enrolmentId: '-1' },
  ]) {
    expect([part, correctMarkInput.safeParse({ ...whole, ...part }).success]).toEqual([part, false])
  }
})
