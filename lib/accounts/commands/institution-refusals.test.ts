import { createServer } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { visitor } from '@/lib/platform/viewer'
import {
  back,
  goThere,
  institution,
  member,
  newcomer,
  refusal,
  resultOf,
  sent,
  set,
  withInstitution,
} from '@/scripts/vitest/at-institution'
import { browse, startInstitution } from '@/scripts/vitest/institution'
import { beginAtInstitution } from './institution-begin'
import { comeBack } from './institution-finish'

withInstitution()

describe('an answer that does not fit', () => {
  it('is refused: denied, of another browser, used, too old, of another provider, tampered with', async () => {
    const warn = vi.spyOn(log, 'warn')
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    expect(await resultOf(null)).toEqual(refusal('institutionDenied'))

    const { token, answer } = await goThere(who)
    const expired = { ok: false, reason: 'institutionExpired' }
    expect((await comeBack(visitor, token, answer)).result, 'again').toEqual(expired)
    expect((await comeBack(visitor, null, answer)).result, 'without the cookie').toEqual(expired)

    const [mine, anothers] = [await sent(), await sent()]
    const { searchParams } = await browse(anothers.address, back)
    expect((await comeBack(visitor, mine.token, searchParams)).result).toEqual(refusal('institutionWrong'))

    const mixed = new URLSearchParams(searchParams)
    mixed.set('iss', 'https://elsewhere.test')
    expect((await comeBack(visitor, anothers.token, mixed)).result, 'RFC 9207').toEqual(refusal('institutionWrong'))

    const own = await browse(mine.address, back)
    own.searchParams.set('code', searchParams.get('code') ?? '')
    expect((await comeBack(visitor, mine.token, own.searchParams)).result, 'another’s code').toEqual(
      refusal('institutionWrong'),
    )

    const late = await sent()
    await db.signInStep.updateMany({ where: { kind: 'institution' }, data: { expiresAt: new Date() } })
    const { searchParams: tooLate } = await browse(late.address, back)
    expect((await comeBack(visitor, late.token, tooLate)).result).toEqual(expired)

    const said = JSON.stringify(warn.mock.calls)
    for (const secret of [token, answer.get('code'), answer.get('state'), who.email, institution.clientSecret]) {
      expect(said).not.toContain(secret)
    }
    expect(warn.mock.calls.length).toBeGreaterThan(3)
    warn.mockRestore()
  })

  it('is refused where the client’s secret is wrong', async () => {
    institution.expects(newcomer())
    const { address, token } = await sent()
    const { searchParams } = await browse(address, back)
    set({ OIDC_CLIENT_SECRET: 'another' })
    expect((await comeBack(visitor, token, searchParams)).result).toEqual(refusal('institutionWrong'))
  })
})

describe('an institution that is down', () => {
  it('is said in words within five seconds, whether it refuses, fails or is silent; and is asked again', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    set({ OIDC_ISSUER: `http://127.0.0.1:${port}` })
    const begun = Date.now()
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toEqual(refusal('institutionAway'))
    expect(Date.now() - begun).toBeLessThan(6_000)
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toEqual(refusal('institutionAway'))
    const again = await startInstitution(back, port)
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toMatchObject({ ok: true })
    await again.stop()
  })
})
