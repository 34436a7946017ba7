import { describe, expect, test } from 'vitest'
import { PASSWORD_MOST } from '@/lib/accounts/schema'
import { elementsIn, rendered } from '@/scripts/vitest/rendered'
import { NewPasswordField } from './password-field'
import { PasswordForm } from './password-form'
import { ProveForm } from './prove-form'
import { SignInForm } from './sign-in-form'

const known = { name: 'password', type: 'password', autocomplete: 'current-password' }
const chosen = { name: 'password', type: 'password', autocomplete: 'new-password' }
const label = 'x'
const asks = { password: true, code: true }

/** What an input may say of itself: nothing by which it would hear of a key or of what is pasted. */
const PLAIN = ['id', 'class', 'required', 'aria-describedby', 'maxlength', 'name', 'type', 'autocomplete', 'value']

describe.each([
  ['that signs in', <SignInForm key="in" next="/my" />, [known]],
  ['that proves who it is', <ProveForm key="prove" next="/" address="a@b.test" asks={asks} hasTotp />, [known]],
  [
    'that changes it',
    <PasswordForm key="change" address="a@b.test" />,
    [{ ...known, name: 'currentPassword' }, chosen],
  ],
  ['that chooses one', <NewPasswordField key="new" label={label} />, [chosen]],
])('a form %s', (_, form, fields) => {
  const inputs = elementsIn(rendered(form), 'input')
  const passwords = inputs.filter(({ name = '' }) => /password/i.test(name))

  test('shows no password as it is typed, and says to a store of passwords which it is', () => {
    expect(passwords).toMatchObject(fields)
    expect(inputs.filter(({ type }) => type === 'password')).toHaveLength(fields.length)
  })

  test('stands in the way of no pasting and of no length that is allowed, and has no password in it', () => {
    for (const input of passwords) {
      expect(PLAIN).toEqual(expect.arrayContaining(Object.keys(input)))
      expect(input.value).toBeUndefined()
      expect(Number(input.maxlength ?? PASSWORD_MOST)).toBe(PASSWORD_MOST)
    }
  })
})

test('signing in asks for an address and a password and tells nothing of either', () => {
  const inputs = elementsIn(rendered(<SignInForm next="/my" />), 'input')
  expect(inputs.map(({ name, value }) => [name, value])).toEqual([
    ['next', '/my'],
    ['address', undefined],
    ['password', undefined],
  ])
})

test('whose password it is stands before it, for a store of passwords', () => {
  for (const form of [<SignInForm key="in" next="/my" />, <PasswordForm key="change" address="a@b.test" />]) {
    const words = elementsIn(rendered(form), 'input').map(({ autocomplete }) => autocomplete)
    expect(words.filter(Boolean).slice(0, 2)).toEqual(['username', 'current-password'])
  }
})
