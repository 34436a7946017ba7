import { expect, test } from 'vitest'
import { noteOfRequest, takeNotes } from './request-notes'

test('what is noted of a request comes together, and is told once', () => {
  noteOfRequest('a', { person: 'p' })
  noteOfRequest('b', { person: 'q' })
  noteOfRequest('a', { refused: 'tooOften.search' })
  noteOfRequest('a', { refused: 'tooOften' })
  noteOfRequest(null, { person: 'nobody' })
  expect(takeNotes('a')).toEqual({ person: 'p', refused: 'tooOften.search' })
  expect(takeNotes('a')).toEqual({})
  noteOfRequest('b', { refused: 'invalid', fields: ['name'] })
  noteOfRequest('b', { refused: 'stale' })
  expect(takeNotes('b')).toEqual({ person: 'q', refused: 'stale', fields: ['name'] })
})
