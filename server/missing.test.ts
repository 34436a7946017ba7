import { expect, test } from 'vitest'
import { serve } from '@/scripts/vitest/front-server'

/** A renderer that knows no page but the one that says so, if it knows that. */
const knowing = (isKnown: boolean) =>
  serve((request, response) => {
    const isThere = isKnown && request.url?.endsWith('/missing')
    response.statusCode = isThere ? 200 : 404
    response.setHeader('content-type', 'rsc' in request.headers ? 'text/x-component' : 'text/html; charset=utf-8')
    response.end(isThere ? `help at ${request.url} for ${request.headers.cookie ?? 'nobody'}` : 'a shell')
  })

test('what is not found is answered with a whole page in its language, as not found, for who asks', async () => {
  const ask = await knowing(true)
  const answer = await ask('/fr/nothing/here?a=b', { headers: { cookie: 'lectern=x' } })
  expect([answer.status, await answer.text()]).toEqual([404, 'help at /fr/missing for lectern=x'])
  const visitor = await ask('/courses/NOTHING')
  expect([visitor.status, await visitor.text()]).toEqual([404, 'help at /missing for nobody'])
})

test('parts of pages, pages that say it themselves, and what is sent stay as they are', async () => {
  const ask = await knowing(true)
  for (const [path, init] of [
    ['/nothing', { headers: { rsc: '1' } }],
    ['/ar/invitation?token=x', {}],
    ['/confirm-address?token=x', {}],
    ['/nothing', { method: 'POST', body: 'x' }],
  ] as const) {
    const answer = await ask(path, init)
    expect([answer.status, await answer.text()]).toEqual([404, 'a shell'])
  }
})

test('where even that cannot be made, what was made is given', async () => {
  const answer = await (await knowing(false))('/nothing')
  expect([answer.status, await answer.text()]).toEqual([404, 'a shell'])
})
