import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { servePseudo } from '@/lib/platform/messages'
import { isUnspoken, noteLanguages, toPreferred } from './language'
import { visitorKey } from './visitor-request'

afterEach(() => {
  ;(globalThis as { lecternPseudo?: unknown }).lecternPseudo = undefined
})

function asking(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = { method, url, headers: { host: 'lectern.test', ...headers } } as unknown as IncomingMessage
  noteLanguages(request, url.split('?')[0] as string)
  return request
}

const leadsTo = (...args: Parameters<typeof asking>) => toPreferred(asking(...args))?.headers.location ?? null

describe('the bare address', () => {
  it.each([
    ['/', { 'accept-language': 'fr-CH, en;q=0.5' }, '/fr'],
    ['/?from=mail', { 'accept-language': 'ar' }, '/ar?from=mail'],
    ['/', { 'accept-language': 'en-GB, fr;q=0.5' }, null],
    ['/', { 'accept-language': 'de' }, null],
    ['/', {}, null],
    ['/fr', { 'accept-language': 'ar' }, null],
    ['/courses', { 'accept-language': 'fr' }, null],
    ['/', { 'accept-language': 'fr', referer: 'http://elsewhere.test/' }, '/fr'],
    ['/', { 'accept-language': 'fr', 'sec-fetch-site': 'cross-site' }, '/fr'],
    ['/', { 'accept-language': 'fr', 'sec-fetch-site': 'same-origin' }, null],
    ['/', { 'accept-language': 'fr', referer: 'http://lectern.test/fr' }, null],
    ['/', { 'accept-language': 'fr', cookie: 'theme=dark; lectern=x' }, null],
    ['/', { 'accept-language': 'fr', rsc: '1' }, null],
  ])('%s with %j leads to %s', (url, headers, path) => expect(leadsTo(url, headers as never)).toBe(path))

  it('leads nobody who sends something', () => {
    expect(leadsTo('/', { 'accept-language': 'fr' }, 'POST')).toBeNull()
    expect(leadsTo('/', { 'accept-language': 'fr' }, 'HEAD')).toBe('/fr')
  })

  it('is not kept, by whatever stands between', () => {
    const answer = toPreferred(asking('/', { 'accept-language': 'fr' }))
    expect([answer?.status, answer?.headers.vary, answer?.headers['cache-control']]).toEqual([
      307,
      'Accept-Language, Cookie',
      'no-store',
    ])
  })
})

it('pages are told the browser’s language only where it is another than theirs, and never by the browser itself', () => {
  const told = (...args: Parameters<typeof asking>) => asking(...args).headers['x-lectern-prefers']
  expect(told('/courses', { 'accept-language': 'fr' })).toBe('fr')
  expect(told('/fr/courses', { 'accept-language': 'fr' })).toBeUndefined()
  expect(told('/fr/courses', { 'accept-language': 'de', 'x-lectern-prefers': 'ar' })).toBeUndefined()
})

it('a page is kept once for all whose browsers prefer its language or none of ours, and once more for each other', () => {
  const keyFor = (language: string) => visitorKey(asking('/courses', { 'accept-language': language }))
  expect(new Set(['en-GB', 'de', '*'].map(keyFor)).size).toBe(1)
  expect(keyFor('fr')).toBe(keyFor('fr-CH, en;q=0.5'))
  expect(new Set(['en', 'fr', 'ar'].map(keyFor)).size).toBe(3)
})

it('the pseudo-language is had only where it is on', async () => {
  expect([isUnspoken('/en-XA/courses'), isUnspoken('/courses')]).toEqual([true, false])
  await servePseudo()
  expect(isUnspoken('/en-XA/courses')).toBe(false)
})
