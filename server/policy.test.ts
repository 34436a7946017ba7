import { afterEach, expect, it } from 'vitest'
import { env } from '@/lib/platform/env'
import { headersOfAll } from './policy'

afterEach(() => {
  env().OIDC_ISSUER = undefined
})

const formAction = () => /form-action ([^;]*)/.exec(String(headersOfAll()['content-security-policy']))?.[1]

it('lets forms lead to the institution at which people sign in, by its host alone, and nowhere else', () => {
  expect(formAction()).toBe("'self'")
  env().OIDC_ISSUER = 'https://id.example.org/realms/ministry?x=1'
  expect(formAction()).toBe("'self' https://id.example.org")
})
