import { expect, test } from 'vitest'
import { lowDataOf } from './low-data'

test('less data is asked for by the browser or by a visitor’s own choice, and by nothing else', () => {
  expect(lowDataOf({ 'save-data': 'on' })).toBe('browser')
  expect(lowDataOf({ 'save-data': 'on', cookie: 'lectern-data=low' })).toBe('browser')
  expect(lowDataOf({ cookie: 'a=b; lectern-data=low' })).toBe('cookie')
  expect(lowDataOf({ cookie: 'lectern-data=low; a=b' })).toBe('cookie')
  const others = [{}, { 'save-data': 'off' }, { cookie: 'lectern-data=lower' }, { cookie: 'not-lectern-data=low' }]
  expect(others.map(lowDataOf)).toEqual([null, null, null, null])
})
