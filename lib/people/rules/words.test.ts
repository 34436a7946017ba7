import { describe, expect, it } from 'vitest'
import { holdsWords } from './words'

describe('the search of the pool', () => {
  const texts = ['Anaïs Delaunay', 'delaunay@trainers.test', 'organized crime']
  it('finds each word in any of the texts, without case and marks', () => {
    expect(holdsWords(texts, 'ANAIS crime')).toBe(true)
    expect(holdsWords(texts, '')).toBe(true)
    expect(holdsWords(texts, 'anais migration')).toBe(false)
  })
})
