import { randomUUID } from 'node:crypto'
import { buildMember } from '../prisma/seed/viewers'
import { answerOf, ask, inTurns } from './support/rights-asking'
import { cookiesOf } from './support/sign-ins'
import { db, expect, test } from './support/test'

/* Whom each page opens to is asked in rights.spec.ts, and what shows nowhere in canary.spec.ts. */

test('addresses of nonsense are not found, for an administrator too', async () => {
  const { personId } = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const [cookie = ''] = await cookiesOf([personId])
  const wrong = ['-1', 'x'.repeat(5000), randomUUID(), '%5Bobject%20Object%5D', '..%2F..%2Fetc', 'a%00b']
  const lists = [
    '/editions',
    '/courses',
    '/teach/sessions',
    '/admin/editions',
    '/admin/mail',
    '/admin/people',
    '/files',
  ]
  const paths = wrong.flatMap((id) => lists.map((list) => `${list}/${id}`))
  const answers = await inTurns(paths, async (path) => ({ path, got: answerOf(await ask(cookie, path)) }))
  expect(answers.filter(({ got }) => got !== 'missing' && got !== 400)).toEqual([])
  for (const query of ['q[]=x&q=y', `q=${'x'.repeat(5000)}`, 'page=-1', 'page=1e9', 'kind=nonsense&theme=%00']) {
    const { status } = await ask(cookie, `/courses?${query}`)
    expect([query.slice(0, 40), status]).toEqual([query.slice(0, 40), 200])
  }
})
