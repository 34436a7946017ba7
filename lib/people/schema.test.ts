import { describe, expect, it } from 'vitest'
import { importView, poolInput, profileInput } from './schema'

describe('a profile', () => {
  it('refuses another gender, language or version than there are', () => {
    const profile = { name: 'Ada', gender: 'woman', locale: 'ar', zone: 'UTC', version: '3' }
    expect(profileInput.parse(profile)).toEqual({ ...profile, version: 3, lowData: false })
    for (const wrong of [{ gender: 'x' }, { locale: 'tlh' }, { version: 'x' }]) {
      expect(profileInput.safeParse({ ...profile, ...wrong }).success).toBe(false)
    }
  })
})

describe('a trainer', () => {
  const trainer = { name: 'Ada', address: 'ada@people.test', category: 'academic', languages: ['ar', 'en'] }
  it('has fields of expertise by the line or the comma, each once', () => {
    const { expertise } = poolInput.parse({ ...trainer, expertise: 'cybercrime, evidence\nevidence\n\nالأدلة، الفساد' })
    expect(expertise).toEqual(['cybercrime', 'evidence', 'الأدلة', 'الفساد'])
  })
  it('has one at least, and a language', () => {
    expect(poolInput.safeParse({ ...trainer, expertise: ' , \n' }).success).toBe(false)
    expect(poolInput.safeParse({ ...trainer, expertise: 'x', languages: [] }).success).toBe(false)
    expect(poolInput.safeParse({ ...trainer, expertise: 'x', languages: ['tlh'] }).success).toBe(false)
  })
})

it('says of an optional field what is wrong with it', () => {
  const profile = { name: 'Ada', gender: 'woman', locale: 'ar', zone: 'UTC', version: '3' }
  expect(profileInput.parse({ ...profile, certificateName: '  ' }).certificateName).toBe(undefined)
  const tooLong = profileInput.safeParse({ ...profile, certificateName: 'x'.repeat(300) })
  expect(tooLong.error?.issues).toMatchObject([{ path: ['certificateName'], code: 'too_big', maximum: 200 }])
})

describe('the rows of an import', () => {
  it.each([
    [{}, { show: undefined, page: 1 }],
    [
      { show: 'new', page: '3' },
      { show: 'new', page: 3 },
    ],
    [
      { show: ['new'], page: ['2', '3'] },
      { show: undefined, page: 1 },
    ],
    [
      { show: 'all', page: '-1' },
      { show: undefined, page: 1 },
    ],
  ])('that %j asks for', (query, view) => {
    expect(importView.parse(query)).toEqual(view)
  })
})
