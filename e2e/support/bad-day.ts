import { randomUUID } from 'node:crypto'
import { serveApart } from './apart'
import { expect, password, test } from './test'

/** What somebody might type that belongs into no log. */
export const SECRET = `hunter2-${randomUUID()}`

/**
 * What a bad day brings, over HTTP, to a server apart: refused in words, never a 500, and a line in the log that an operator
 * understands, with no secret in it.
 */
export function badDay(name: string) {
  const day = {} as { site: Awaited<ReturnType<typeof serveApart>> }

  test.beforeAll(async () => {
    day.site = await serveApart(name)
  })
  test.afterAll(() => day.site.stop())

  test.afterEach(() => {
    expect(day.site.lines().filter(({ status, msg }) => status === 500 || msg === 'failed')).toEqual([])
    const written = day.site.written()
    for (const secret of [SECRET, password]) expect(written).not.toContain(secret)
    expect(written).not.toMatch(/@journey\.test|lectern=|token=|__Host-/)
  })
  return day
}
