// Before anything of Next's is there: it looks for this as it begins.
import 'next/dist/server/node-environment-baseline'

import { expect, test, vi } from 'vitest'
import { GET as manifest } from '@/app/[locale]/(public)/manifest/route'
import { GET as offline } from '@/app/[locale]/(public)/offline/route'
import { GET as comeBack } from '@/app/api/auth/institution/route'
import { GET as health } from '@/app/api/health/route'
import { db } from '@/lib/platform/db'
import { seedInstitute } from '@/prisma/seed/demo/reference'
import { askAt } from '@/scripts/vitest/at-forger'
import { sent, set } from '@/scripts/vitest/at-institution'
import { startForger } from '@/scripts/vitest/forger'
import { serve } from '@/scripts/vitest/front-server'
import { asAct } from '@/scripts/vitest/next-request'

const inArabic = { params: Promise.resolve({ locale: 'ar' }) }
const asked = new Request('http://localhost:3000/api/auth/institution?state=x&code=y')

// JSON is UTF-8 and knows no other (RFC 8259, 8.1 and 11).
test.each([
  ['/api/health', health, 'application/json', 200],
  ['/ar/manifest', () => manifest(asked, inArabic), 'application/manifest+json', 200],
  ['/ar/offline', () => offline(asked, inArabic), 'text/html; charset=utf-8', 200],
  ['/api/auth/institution', () => comeBack(asked), 'text/html; charset=utf-8', 404],
] as const)(
  '%s says what its answer is, in what letters, and lets no other site read it',
  async (path, get, type, status) => {
    const ask = await serve(async (_, response) => {
      const { value } = await asAct({ origin: 'https://elsewhere.test' }, get)
      if (!value) throw new Error('there is no answer')
      response.writeHead(value.status, Object.fromEntries(value.headers))
      response.end(Buffer.from(await value.arrayBuffer()))
    })
    const answer = await ask(path, { headers: { origin: 'https://elsewhere.test' } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  },
)

test('where an institution is named in a page, its name is text', async () => {
  const institution = await startForger()
  askAt(institution)
  set({ OIDC_NAME: '<script>alert("1")</script>' })
  const { token } = await sent()
  const cookie = `lectern-institution=${token}`
  const { value: page, cookies } = await asAct({ cookie }, () => comeBack(new Request(`${asked.url}&iss=<b>`)))
  const html = (await page?.text()) ?? ''
  expect([page?.status, cookies]).toEqual([400, []])
  expect(html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;')
  expect(html).not.toMatch(/<(script|b)>/)
  await institution.stop()
})

test('JSON stays one value, whatever an institute is called', async () => {
  const name = '","scope":"https://elsewhere.test"}</script><script>alert(1)//\u2028\\'
  await seedInstitute(db, { name, abbreviation: '"', mission: 'x' }, false)
  vi.resetModules()
  const { GET } = await import('@/app/[locale]/(public)/manifest/route')
  const said = await (await GET(asked, inArabic)).json()
  expect(said).toMatchObject({ name: expect.stringContaining(name), short_name: '"', scope: '/' })
})
