import { describe, expect, it } from 'vitest'
import { addressWith, hiddenFields, nextSort, selectedFrom, sortValue } from './address'

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

  it('turns round when the same heading is pressed again', () => {
    expect(sortValue(nextSort(first, 'name'))).toBe('-name')
    expect(sortValue(nextSort({ key: 'name', isDescending: true }, 'name'))).toBe('name')
    expect(sortValue(nextSort(first, 'since'))).toBe('since')
  })
})

it('knows what is ticked from the address', () => {
  expect([...selectedFrom({ person: ['a', 'b'] }, 'person')]).toEqual(['a', 'b'])
  expect([...selectedFrom({}, 'person')]).toEqual([])
})
