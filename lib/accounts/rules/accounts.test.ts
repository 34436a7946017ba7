import { describe, expect, it } from 'vitest'
import { homePath, linkIsOpen, passwordFault, visitBefore } from './accounts'

describe('a password', () => {
  const own = ['Nafula Maina', 'nafula.maina@justice.go.ke']
  it.each([
    ['password', 'passwordCommon'],
    ['Password123!', 'passwordCommon'],
    ['12345678', 'passwordCommon'],
    ['asdfghjkl', 'passwordCommon'],
    ['aaaaaaaaaaaa', 'passwordCommon'],
    ['abababab', 'passwordCommon'],
    ['19.05.84', 'passwordCommon'],
    ['مرحبا', 'passwordCommon'],
    ['пароль123', 'passwordCommon'],
    ['Mustang1999', 'passwordCommon'],
    ['blink182', 'passwordCommon'],
    ['NafulaMaina', 'passwordOwnName'],
    ['maina-nafula-84', 'passwordOwnName'],
    ['n\u0301afulamaina', 'passwordOwnName'],
    ['justice.maina', 'passwordOwnName'],
    ['lectern-demo-2026', null],
    ['maina counts to seven', null],
    ['البحر الأزرق واسع', null],
    ['correct horse', null],
    ['🦜🦜🌊🌋🦉🐢🐌🪁', null],
  ])('%s: %s', async (password, fault) => {
    expect(await passwordFault(password, own)).toBe(fault)
  })

  it('made of an Arabic name is refused, with its marks or without', async () => {
    expect(await passwordFault('نافولاماينا١', ['نافولا ماينا'])).toBe('passwordOwnName')
    expect(await passwordFault('نَافُولاماينا', ['نافولا ماينا'])).toBe('passwordOwnName')
  })

  it('is not measured by a name of one or two letters', async () => {
    expect(await passwordFault('o fortuna velut luna', ['O', 'o@x.org'])).toBe(null)
  })
})

describe('a link', () => {
  const expiresAt = new Date('2026-11-22T12:00:00Z')
  const at = (seconds: number) => new Date(expiresAt.getTime() + seconds * 1000)
  it('is open a second before it expires, and neither then nor after', () => {
    expect([-1, 0, 1].map((seconds) => linkIsOpen({ usedAt: null, expiresAt }, at(seconds)))).toEqual([
      true,
      false,
      false,
    ])
  })
  it('is closed once used', () => {
    expect(linkIsOpen({ usedAt: at(-60), expiresAt }, at(-30))).toBe(false)
  })
})

describe('after signing in', () => {
  it.each([
    [['administrator'], true, '/admin'],
    [['coordinator'], false, '/admin'],
    [['observer'], true, '/teach'],
    [[], true, '/teach'],
    [['focalPoint'], false, '/my'],
    [[], false, '/my'],
  ] as const)('with roles %j, trainer %s: %s', (roles, isTrainer, home) => {
    expect(homePath({ grants: roles.map((role) => ({ role })), isTrainer })).toBe(home)
  })
})

describe('the visit before this one', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const mine = { id: 'mine', at: ago(1), lastSeenAt: now }
  it('is when another sign-in was last used before this one began', () => {
    const others = [
      { id: 'older', at: ago(900), lastSeenAt: ago(400) },
      { id: 'later', at: ago(700), lastSeenAt: ago(300) },
      { id: 'beside', at: ago(600), lastSeenAt: ago(0.5) },
    ]
    expect(visitBefore([mine, ...others], 'mine', now)).toEqual(ago(300))
  })
  it('cannot be told of a first sign-in, nor of one that has lasted for days', () => {
    expect(visitBefore([mine], 'mine', now)).toBeNull()
    const old = { id: 'old', at: ago(400), lastSeenAt: ago(300) }
    expect(visitBefore([{ ...mine, at: ago(13) }, old], 'mine', now)).toBeNull()
    expect(visitBefore([old], 'mine', now)).toBeNull()
  })
})
