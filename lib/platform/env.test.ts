import { expect, it } from 'vitest'
import { readEnv } from './env'

const least = { DATABASE_URL: 'postgresql://localhost/x', NEXTAUTH_SECRET: 'x'.repeat(32) }

it('fills in what may be left out, blank or absent', () => {
  expect(readEnv({ ...least, APP_URL: '', SMTP_URL: '' })).toMatchObject({
    APP_URL: 'http://localhost:3000',
    WORKER: 'inside',
    SMTP_URL: undefined,
  })
})

it('names what is missing or wrong', () => {
  expect(() => readEnv({})).toThrow(/DATABASE_URL/)
  expect(() => readEnv({ ...least, NEXTAUTH_SECRET: 'short' })).toThrow(/NEXTAUTH_SECRET/)
  expect(() => readEnv({ ...least, APP_URL: 'somewhere' })).toThrow(/APP_URL/)
})

it('takes an older secret beside the newer, as long as that has to be', () => {
  expect(readEnv({ ...least, NEXTAUTH_SECRET_BEFORE: '' }).NEXTAUTH_SECRET_BEFORE).toBeUndefined()
  const before = 'y'.repeat(32)
  expect(readEnv({ ...least, NEXTAUTH_SECRET_BEFORE: before }).NEXTAUTH_SECRET_BEFORE).toBe(before)
  expect(() => readEnv({ ...least, NEXTAUTH_SECRET_BEFORE: 'short' })).toThrow(/NEXTAUTH_SECRET_BEFORE/)
})

it('takes an institution whole, and only over TLS or on this machine', () => {
  const whole = {
    ...least,
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
    OIDC_NAME: 'X',
  }
  expect(readEnv({ ...whole, OIDC_STRONG_AMR: ' mfa  hwk ', OIDC_CREATES_ACCOUNTS: '1' })).toMatchObject({
    OIDC_STRONG_AMR: ['mfa', 'hwk'],
    OIDC_CREATES_ACCOUNTS: true,
    OIDC_LINK_BY_ADDRESS: false,
  })
  expect(() => readEnv({ ...whole, OIDC_CLIENT_SECRET: '' })).toThrow(/OIDC_CLIENT_SECRET/)
  for (const issuer of ['http://id.example', 'http://localhost.example', 'ftp://localhost', 'id.example']) {
    expect(() => readEnv({ ...whole, OIDC_ISSUER: issuer })).toThrow(/OIDC_ISSUER/)
  }
  expect(readEnv({ ...whole, OIDC_ISSUER: 'http://127.0.0.1:9000' }).OIDC_ISSUER).toBe('http://127.0.0.1:9000')
})

it('names who knows leaked passwords over TLS or on this machine, and nobody by itself', () => {
  const named = (address: string) => readEnv({ ...least, BREACHED_PASSWORDS_URL: address }).BREACHED_PASSWORDS_URL
  for (const address of ['https://api.pwnedpasswords.com', 'http://127.0.0.1:8080/mirror']) {
    expect(named(address)).toBe(address)
  }
  expect(named('')).toBeUndefined()
  for (const address of ['http://api.pwnedpasswords.com', 'file:///srv/range', 'api.pwnedpasswords.com']) {
    expect(() => named(address)).toThrow(/BREACHED_PASSWORDS_URL/)
  }
})

it('listens at an address of a machine, or at all of its addresses', () => {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', 'localhost']) {
    expect(readEnv({ ...least, LISTEN_ADDRESS: host }).LISTEN_ADDRESS).toBe(host)
  }
  expect(readEnv({ ...least, LISTEN_ADDRESS: '' }).LISTEN_ADDRESS).toBeUndefined()
  for (const host of ['example.org', '127.0.0.1:3000', 'http://127.0.0.1', '300.0.0.1']) {
    expect(() => readEnv({ ...least, LISTEN_ADDRESS: host })).toThrow(/LISTEN_ADDRESS/)
  }
})

it('lets tests set the clock, but not where the address is https', () => {
  expect(readEnv({ ...least, TEST_CLOCK: '/tmp/clock' }).TEST_CLOCK).toBe('/tmp/clock')
  expect(() => readEnv({ ...least, TEST_CLOCK: '/tmp/clock', APP_URL: 'https://lectern.example' })).toThrow(/one clock/)
})

it('lets tests speak a language that nobody does, but not where the address is https', () => {
  const pseudo = { ...least, PSEUDO_LANGUAGE: '1' }
  expect([readEnv(pseudo).PSEUDO_LANGUAGE, readEnv(least).PSEUDO_LANGUAGE]).toEqual(['1', undefined])
  expect(() => readEnv({ ...pseudo, APP_URL: 'https://lectern.example' })).toThrow(/speaks it/)
  expect(() => readEnv({ ...least, PSEUDO_LANGUAGE: 'yes' })).toThrow(/PSEUDO_LANGUAGE/)
})
