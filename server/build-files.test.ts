import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '@/scripts/vitest/front-server'
import { buildFiles } from './build-files'

const secret = 'what nobody is to read'
let dist: string

const put = (path: string, text: string) => writeFileSync(join(dist, path), text)

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'build-'))
  mkdirSync(join(dist, 'static/chunks'), { recursive: true })
  mkdirSync(join(dist, 'server'))
  put('static/chunks/a.js', 'alert("é")')
  put('static/chunks/a.css', 'p::before { content: "é" }')
  put('static/a.woff2', 'a font')
  put('static/chunks/a.js.map', secret)
  put('server/manifest.js', secret)
  put('secrets.css', secret)
  symlinkSync(join(dist, 'secrets.css'), join(dist, 'static/linked.css'))
})
afterAll(() => rmSync(dist, { recursive: true }))

/** The front before this build and a renderer that knows nothing. */
const serveBuild = () =>
  serve(
    (_, response) => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('nothing')
    },
    undefined,
    buildFiles(dist),
  )

test.each([
  ['/_next/static/chunks/a.js', 'application/javascript; charset=utf-8', 'alert("é")'],
  ['/_next/static/chunks/a.css', 'text/css; charset=utf-8', 'p::before { content: "é" }'],
  ['/_next/static/a.woff2', 'font/woff2', 'a font'],
])('%s is given as what it is', async (path, type, text) => {
  const answer = await (await serveBuild())(path)
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, text])
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  '/_next/static',
  '/_next/static/',
  '/_next/static/chunks',
  '/_next/static/chunks/',
  '/_next/static/chunks/a.js.map',
  '/_next/static/linked.css',
  '/_next/static/../secrets.css',
  '/_next/static/chunks/../../secrets.css',
  '/_next/static/%2e%2e/secrets.css',
  '/_next/static/..%2fsecrets.css',
  '/_next/static/chunks/..\\..\\secrets.css',
  '/_next/static/../server/manifest.js',
  '/_next/static//chunks/a.js',
  '/_next/static/chunks/a.js/',
  '/_next/static/chunks/A.JS',
  '/_next/secrets.css',
  '/_next/image?url=%2Fcourses&w=640&q=75',
  '/_next/image?url=%2Fnowhere%0Aforged&w=640&q=75',
  '/_next/data/x/courses.json',
])('under %s there is no file and no list of a folder, and nobody renders anything', async (path) => {
  const { site } = await serveBuild()
  // As it stands: `fetch` would take the dots out.
  const { status, body } = await new Promise<{ status?: number; body: string }>((resolve, reject) => {
    const sent = send(site, { path }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => (body += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
  expect([status, body]).toEqual([404, ''])
})

test('a file that comes later is not found', async () => {
  const ask = await serveBuild()
  put('static/later.js', 'later()')
  expect((await ask('/_next/static/later.js')).status).toBe(404)
})
