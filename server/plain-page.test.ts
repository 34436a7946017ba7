import { expect, test } from 'vitest'
import { refusalPage } from './refusals'

const asked = (headers: Record<string, string>) => ({ url: '/fr/my', headers }) as never

test('an act that only looks as somebody is refused in words, as a page or as two lines for the page’s own script', () => {
  const page = refusalPage(asked({}), 'viewing')
  expect([page.status, String(page.body)]).toEqual([403, expect.stringContaining('Vous ne faites que consulter')])
  expect(String(page.body), 'the way back to the page').toContain('<a href="">Revenir à la page</a>')
  const told = refusalPage(asked({ 'next-action': 'x' }), 'viewing')
  // Next's script hands on what is said only by this type, to the letter.
  expect([told.status, told.headers['content-type']]).toEqual([403, 'text/plain'])
  const [title, advice, ...more] = String(told.body).split('\n')
  expect([title, advice?.startsWith('Tant que'), more]).toEqual([
    'Vous ne faites que consulter les pages de cette personne',
    true,
    [],
  ])
  expect(String(refusalPage(asked({ rsc: '1' }), 'viewing').body)).toBe('')
})
