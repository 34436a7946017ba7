import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { ensureChromium } from '../scripts/testing/chromium.mjs'
import { requestFor } from './pages.mjs'

const KINDS = { Document: 'html', Script: 'script', Stylesheet: 'styles', Font: 'fonts' }

/** First visits in a browser that keeps nothing: bytes that came for each kind, pressed as they came, and requests. */
export async function weigh({ base, emptyBase, pages, given }) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    const weights = { empty: await visit(browser, `${emptyBase}/dynamic`) }
    for (const page of pages) {
      const { path, headers } = requestFor(page, given)()
      weights[page.name] = await visit(browser, base + path, headers.cookie)
    }
    return weights
  } finally {
    await browser.close()
  }
}

async function visit(browser, url, cookie) {
  const context = await browser.newContext()
  const [name, value] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const kinds = new Map()
  const weight = { requests: 0, html: 0, script: 0, styles: 0, fonts: 0, other: 0, scriptGzip: 0 }
  const bodies = []
  devtools.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, KINDS[type] ?? 'other'))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'other'
    weight.requests++
    weight[kind] += encodedDataLength
    if (kind === 'script') bodies.push(devtools.send('Network.getResponseBody', { requestId }))
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  // The empty pages are pressed by Next and the product's by its own server: alike here, so that they can be compared.
  for (const { body } of await Promise.all(bodies)) weight.scriptGzip += gzipSync(body, { level: 9 }).length
  await context.close()
  return weight
}
