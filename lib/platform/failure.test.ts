import { describe, expect, test } from 'vitest'
import { db } from './db'
import { failureOf, withoutValues } from './failure'

async function failureIn(work: () => Promise<unknown>) {
  const error = await work().then(
    () => new Error('it went well'),
    (reason) => reason,
  )
  return failureOf(error)
}

const SECRET = 'hunter2 of wanjiru@people.test'

describe('what the log says of a failure', () => {
  test.each([
    ['a statement that names nothing', () => db.person.create({ data: { name: SECRET, colour: SECRET } as never })],
    ['a value that the database refuses', () => db.$queryRaw`SELECT ${SECRET}::uuid`],
    ['a value of the wrong type', () => db.person.findMany({ where: { id: SECRET } })],
    ['what is no JSON', async () => JSON.parse(SECRET)],
    ['what somebody says of themselves', async () => Promise.reject(new Error(`no "${SECRET}" here`))],
  ])('holds no value: %s', async (_, work) => {
    const failure = await failureIn(work)
    expect(JSON.stringify(failure)).not.toMatch(/hunter2|wanjiru/)
    expect(failure.message).not.toBe('it went well')
    expect(failure.message.length).toBeGreaterThan(0)
    expect(failure.stack).toMatch(/^\s+at /)
  })

  test('still says what it was', () => {
    expect(withoutValues("Cannot read properties of undefined (reading 'slug')")).toContain("(reading 'slug')")
    expect(withoutValues('Key (address)=(a@b.test) already exists.')).toBe('Key (address)=(…) already exists.')
    expect(withoutValues('no act "\n" forged\n" here')).toBe('no act "…" here')
    const id = '0198a1f0-7c1e-7c3a-9d55-0a1b2c3d4e5f'
    expect(withoutValues(`nothing under ${id}, token 4fGh7-kL9mN2pQ5rS8tV1wX`)).toBe(`nothing under ${id}, token …`)
    expect(failureOf('thrown as text')).toEqual({ message: 'no error, but string' })
  })
})
