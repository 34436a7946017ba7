import { expect, test } from 'vitest'
import { columnsOf, queryOf, sortOf } from './lists'

test('the sort is the address’s where the list knows it', () => {
  const sort = sortOf(['name', 'since'])
  const byName = { key: 'name', isDescending: false }
  expect(sort.parse('-since')).toEqual({ key: 'since', isDescending: true })
  expect(sort.parse(['since', 'name'])).toEqual({ key: 'since', isDescending: false })
  for (const odd of ['password', '', '-', '--name', undefined, ['x'], { name: 1 }, 'n'.repeat(5000)])
    expect(sort.parse(odd)).toEqual(byName)
})

test('the columns are those asked for, in the list’s order, and the first', () => {
  const columns = columnsOf(['name', 'country', 'since'])
  expect(columns.parse(['since', 'country'])).toEqual(['name', 'country', 'since'])
  expect(columns.parse('since')).toEqual(['name', 'since'])
  for (const odd of [undefined, 'password', ['name'], { since: 1 }])
    expect(columns.parse(odd)).toEqual(['name', 'country', 'since'])
})

test('a request’s address is read as a page’s is, with what it repeats', () => {
  expect(queryOf('http://lectern.test/export?format=csv&columns=a&columns=b')).toEqual({
    format: ['csv'],
    columns: ['a', 'b'],
  })
})
