import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { Failure } from '../scripts/setup/failure.mjs'
import { ensureChromium } from '../scripts/testing/chromium.mjs'
import { PAINT_S } from './weighed.mjs'

const KINDS = { Document: 'html', Script: 'script', Stylesheet: 'styles', Font: 'fonts' }

/** interface.md's poor line: 400 kbit/s, 400 ms. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const AT_ONCE = 3

/** First visits over the poor line in a browser that keeps nothing: bytes of each kind as they came, requests, paint. */
export async function weigh({ base, emptyBase, pages, cookies }) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    const empty = await visit(browser, `${emptyBase}/dynamic`)
    const weighed = []
    const waiting = pages.map((page, i) => ({ page, i }))
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { page, i } = next
        // A page that is rendered for the first time also loads its code: visitors find one that has been.
        const headers = page.as ? { cookie: cookies[page.as] } : {}
        const { status } = await fetch(base + page.path, { headers, redirect: 'manual' })
        if (status !== (page.label === 'what is missing' ? 404 : 200)) {
          throw new Failure(
            `${page.path} answered ${status} to ${page.as || 'a visitor'}: it is not the page to weigh.`,
          )
        }
        weighed[i] = { ...page, weight: await visit(browser, base + page.path, headers.cookie) }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    // The line is slow for each alone, the processor for all at once: what painted late is looked at again by itself.
    for (const page of weighed.filter(({ weight }) => weight.paint > PAINT_S)) {
      const { paint } = await visit(browser, base + page.path, page.as && cookies[page.as])
      page.weight.paint = paint
    }
    return { empty, pages: weighed }
  } finally {
    await browser.close()
  }
}

async function visit(browser, url, cookie) {
  // What the worker fetches afterwards, to be read offline, is not of the first visit.
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const [name, value] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', SLOW)
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.largestPaint = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
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
  await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 })
  await page.evaluate(() => document.fonts.ready)
  weight.paint = (await page.evaluate(() => window.largestPaint ?? 0)) / 1000
  // The empty pages are pressed by Next and the product's by its own server: alike here, so that they can be compared.
  for (const { body } of await Promise.all(bodies)) weight.scriptGzip += gzipSync(body, { level: 9 }).length
  await context.close()
  return weight
}
