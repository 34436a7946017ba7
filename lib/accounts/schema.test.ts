import { describe, expect, it } from 'vitest'
import { countryCodes } from '@/lib/people/schema'
import { confirmInput, inviteInput, newPasswordInput, signInInput, signUpInput } from './schema'

const good = { name: 'Ada', address: 'ada@people.test', password: 'eight of them', zone: 'Europe/Rome' }
const faults = (input: object) => {
  const parsed = signUpInput.safeParse({ ...good, ...input })
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map(({ path, code, message }) => [path[0], code === 'custom' ? message : code])
}

describe('a name', () => {
  it.each(['A', 'م', '石井 千尋', 'ناتاليا بن عيسى', 'Nguyễn', "D'Amico-Öztürk", 'x'.repeat(200)])(
    '%s is a name',
    (name) => {
      expect(faults({ name })).toMatchObject({ name })
    },
  )
  it('is composed, so that it is found however it was typed', () => {
    expect(faults({ name: '  Nguye\u0302\u0303n ' })).toMatchObject({ name: 'Nguyễn' })
  })
  it.each([
    ['x'.repeat(300), 'too_big'],
    ['   ', 'too_small'],
    ['', 'too_small'],
    ['Ada\u202Egpj.exe', 'hiddenCharacters'],
    ['\u2067Ada', 'hiddenCharacters'],
    ['Ada\nBcc: all', 'hiddenCharacters'],
    ['Ada\u0000', 'hiddenCharacters'],
    [{ toString: 'Ada' }, 'invalid_type'],
  ])('%j is refused: %s', (name, code) => {
    expect(faults({ name })).toEqual([['name', code]])
  })
})

describe('the rest of a sign-up', () => {
  it('takes an address in any case, padded, once', () => {
    expect(faults({ address: '  Ada@People.TEST ' })).toMatchObject({ address: 'ada@people.test' })
    expect(faults({ address: 'ada' })).toEqual([['address', 'invalid_format']])
  })
  it('takes passwords of 8 to 128 characters, any of them, untouched', () => {
    expect(faults({ password: ' 7 + 1 ق ' })).toMatchObject({ password: ' 7 + 1 ق ' })
    expect(faults({ password: 'x'.repeat(7) })).toEqual([['password', 'too_small']])
    expect(faults({ password: 'x'.repeat(128) })).toMatchObject({ password: 'x'.repeat(128) })
    expect(faults({ password: 'x'.repeat(129) })).toEqual([['password', 'too_big']])
  })
  it('takes a country or none, and a zone that exists', () => {
    expect(faults({ country: '' })).toMatchObject({ country: undefined })
    expect(faults({ country: 'KE' })).toMatchObject({ country: 'KE' })
    expect(faults({ country: 'XX' })).toEqual([['country', 'chooseOne']])
    expect(faults({ zone: 'Mars/Olympus' })).toEqual([['zone', 'chooseOne']])
    expect(new Set(countryCodes).size).toBe(249)
  })
})

describe('what comes in a link or by hand', () => {
  it('takes anything that is no token for one that nobody has', () => {
    for (const token of ['x'.repeat(5000), { a: 1 }, ['a'], undefined, 7]) {
      expect(confirmInput.parse({ token, password: 'x' })).toEqual({ token: '', password: 'x' })
      expect(newPasswordInput.parse({ token, password: good.password })).toEqual({ token: '', password: good.password })
    }
  })
  it('refuses ids that are none', () => {
    for (const personId of ['-1', 'x'.repeat(5000), {}, undefined])
      expect(inviteInput.safeParse({ personId }).success).toBe(false)
  })
  it('drops a way back that is too long or no text', () => {
    for (const next of ['/'.repeat(3000), {}, 7]) expect(signInInput.parse({ ...good, next }).next).toBe(undefined)
  })
})
