import { describe, expect, it } from 'vitest'
import { addressWith, columnsFrom, hiddenFields, nextSort, selectedFrom, sortFrom, sortValue } from './address'

describe('the address of a list', () => {
  const query = { q: 'rule of law', state: ['open', 'full'], page: '4', said: 'saved', empty: '' }

  it('keeps what it holds but for what changes, and begins again at the first page', () => {
    expect(addressWith('/list', query, { sort: '-name' })).toBe('/list?q=rule+of+law&state=open&state=full&sort=-name')
    expect(addressWith('/list', query, { state: null })).toBe('/list?q=rule+of+law')
    expect(addressWith('/list', { q: 'x' }, { q: null })).toBe('/list')
  })

  it('goes to a page, and names the first one by nothing', () => {
    expect(addressWith('/list', { q: 'x' }, { page: '2' })).toBe('/list?q=x&page=2')
    expect(addressWith('/list', { q: 'x', page: '2' }, { page: '1' })).toBe('/list?q=x')
  })

  it('is carried by a form that asks for a part of it', () => {
    expect(hiddenFields(query, ['q'])).toEqual([
      ['state', 'open'],
      ['state', 'full'],
    ])
  })
})

describe('the sort of a list', () => {
  const first = { key: 'name', isDescending: false }

  it('is the address’s where the list knows it', () => {
    expect(sortFrom({ sort: '-since' }, ['name', 'since'], first)).toEqual({ key: 'since', isDescending: true })
    expect(sortFrom({ sort: 'since' }, ['name', 'since'], first)).toEqual({ key: 'since', isDescending: false })
    expect(sortFrom({ sort: 'password' }, ['name', 'since'], first)).toEqual(first)
    expect(sortFrom({}, ['name', 'since'], first)).toEqual(first)
  })

  it('turns round when the same heading is pressed again', () => {
    expect(sortValue(nextSort(first, 'name'))).toBe('-name')
    expect(sortValue(nextSort({ key: 'name', isDescending: true }, 'name'))).toBe('name')
    expect(sortValue(nextSort(first, 'since'))).toBe('since')
  })
})

describe('the columns of a list', () => {
  const columns = [{ key: 'name', isFixed: true }, { key: 'country' }, { key: 'since' }]
  const shown = (query: Parameters<typeof columnsFrom>[0]) => columnsFrom(query, columns).map(({ key }) => key)

  it('are those asked for, in the table’s order, and those that are fixed', () => {
    expect(shown({ columns: ['since', 'country'] })).toEqual(['name', 'country', 'since'])
    expect(shown({ columns: 'since' })).toEqual(['name', 'since'])
  })

  it('are all where nothing known is asked for', () => {
    expect(shown({})).toEqual(['name', 'country', 'since'])
    expect(shown({ columns: 'password' })).toEqual(['name', 'country', 'since'])
  })
})

it('knows what is ticked from the address', () => {
  expect([...selectedFrom({ person: ['a', 'b'] }, 'person')]).toEqual(['a', 'b'])
  expect([...selectedFrom({}, 'person')]).toEqual([])
})
