import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyAct, everybody, everyRoute } from '@/e2e/support/rights'
import { acts } from '@/e2e/support/rights-acts'
import { routes } from '@/e2e/support/rights-routes'
import { rightsTables } from '@/e2e/support/rights-tables'

const add = (where: string, missing: string[]) => missing.map((name) => `${name}: add its row to ${where}`)

test('every page and handler has its row of rights, and every row its page or handler', () => {
  const built = everyRoute()
  expect(
    add(
      'e2e/support/rights-routes.ts',
      built.filter((route) => !routes[route]),
    ),
  ).toEqual([])
  expect(Object.keys(routes).filter((route) => !built.includes(route))).toEqual([])
})

test('every act has its row of rights, and every row its act', () => {
  const known = everyAct().map(({ name }) => name)
  expect(
    add(
      'e2e/support/rights-acts.ts',
      known.filter((name) => !acts[name]),
    ),
  ).toEqual([])
  expect(Object.keys(acts).filter((name) => !known.includes(name))).toEqual([])
  expect(
    known.filter((name, i) => known.indexOf(name) !== i),
    'named once',
  ).toEqual([])
})

/** RIGHTS=write writes the tables into the document. */
test('docs/rights.md holds the tables as they are', () => {
  const file = 'docs/rights.md'
  const [above] = readFileSync(file, 'utf8').split('<!-- tables -->\n')
  const text = `${above}<!-- tables -->\n\n${rightsTables({ routes, acts, everybody })}\n`
  if (process.env.RIGHTS === 'write') writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})
