// Keeps a member's own week readable without a connection, and nothing else. Everything is asked of the network; only
// where that fails is something shown from here. What is kept belongs to one sign-in, by the mark that the server puts on
// its answers (server/sign-in-mark.ts): another mark, or none, and it is forgotten.
const VERSION = 'lectern-1'
const SHELL = `${VERSION}-shell`
const OWN = `${VERSION}-own-`
const MARK = 'x-lectern-sign-in'
const PAGES = /^((?:\/(?:ar|es|fr|ru|zh))?)\/my(?:\/timetable)?$/
const MOST_PAGES = 12
const FRESH_MS = 600_000
const LONGEST_MS = 14 * 86_400_000

let lastMark
let actedAt = 0
// Raised whenever another is, or may be, signed in: what was asked for before says nothing of who is there now.
let turn = 0

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(begin()))
addEventListener('message', (event) => {
  const told = { forget, claim: () => clients.claim() }[event.data] ?? (() => keep(new URL(event.data)))
  event.waitUntil(told())
})
addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  const isStyle = /^\/_next\/static\/.+\.css$/.test(url.pathname)
  if (request.method !== 'GET') {
    // Without script any act may be that of leaving; with it, the answer's mark says.
    if (request.mode === 'navigate') event.waitUntil(forget())
    else if (request.headers.has('next-action')) event.respondWith(watched(event, url))
  } else if (request.mode === 'navigate') event.respondWith(page(event, url))
  else if (request.headers.has('rsc')) event.respondWith(watched(event, url))
  else if (isStyle) event.respondWith(fetch(request).catch(async () => (await inShell(url)) ?? Response.error()))
})

async function begin() {
  await clients.claim()
  await registration.navigationPreload?.enable()
  for (const name of await caches.keys()) if (!name.startsWith(VERSION)) await caches.delete(name)
}

async function page(event, url) {
  const begun = turn
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    // A copy of what is not read would be held in memory, as long as a download is.
    const copy = PAGES.test(url.pathname) ? response.clone() : response
    event.waitUntil(look(copy, url, begun))
    return response
  } catch {
    return (await kept(url)) ?? (await offline(url)) ?? Response.error()
  }
}

/** A part of a page, or an act: its answer says who is signed in, and a page that was come to is kept whole. */
async function watched(event, url) {
  const begun = turn
  const response = await fetch(event.request)
  const isAct = event.request.method !== 'GET'
  if (isAct) {
    turn++
    actedAt = Date.now()
  }
  event.waitUntil(see(response, isAct ? turn : begun).then((isKnown) => isKnown && keep(url)))
  return response
}

/** Notes who is signed in by an answer; false where it says nothing of that. */
async function see({ headers, status }, begun) {
  if (begun !== turn || status >= 500) return false
  const mark = headers.get(MARK)
  if (lastMark !== undefined && mark !== lastMark) turn++
  lastMark = mark
  for (const name of await caches.keys()) if (name.startsWith(OWN) && name !== OWN + mark) await caches.delete(name)
  return mark !== null
}

async function look(response, url, begun) {
  const isOwn = PAGES.test(url.pathname)
  // Led elsewhere from one's own page: the server knows the sign-in no more. Its next answer says the rest.
  if (response.type === 'opaqueredirect') return isOwn && begun === turn ? forget() : undefined
  if (!(await see(response, begun)) || !isOwn || url.searchParams.has('said') || response.status !== 200) return
  await put(url, response)
  for (const path of ['/my', '/my/timetable']) await keep(new URL(PAGES.exec(url.pathname)[1] + path, url))
}

/** Fetches a page that is read offline, where the one that is kept is not of just now. */
async function keep({ href }) {
  const url = new URL(href)
  url.searchParams.delete('_rsc')
  url.hash = ''
  if (url.origin !== location.origin || !PAGES.test(url.pathname)) return
  if (ageOf(await caches.match(keyOf(url))) < freshMs()) return
  const begun = turn
  await look(await fetch(url, { redirect: 'manual' }), url, begun)
}

async function put(url, response) {
  const [mark, at] = [lastMark, turn]
  // Without script it needs nothing but its styles, and does nothing.
  const whole = await response.text()
  // An administrator who looks as somebody else (app/[locale]/layout.tsx): what they see is not theirs to keep.
  if (/<html\b[^>]* data-viewing\b/.test(whole)) return
  const html = whole.replace(/<script\b[\s\S]*?<\/script>|<link\b[^>]*as="script"[^>]*>/g, '')
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'self'; script-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    date: new Date().toUTCString(),
  }
  const shell = await caches.open(SHELL)
  const styles = [...html.matchAll(/<link\b[^>]*href="([^"]+\.css)"/g)].map(([, href]) => href)
  for (const href of styles) if (!(await shell.match(href))) await shell.add(href)
  for (const old of (await shell.keys()).slice(0, -MOST_PAGES)) await shell.delete(old)
  const path = offlinePath(url)
  // As nobody: it is for whoever comes.
  if (!(ageOf(await shell.match(path)) < LONGEST_MS)) await shell.add(new Request(path, { credentials: 'omit' }))
  if (at !== turn) return
  const own = await caches.open(OWN + mark)
  await own.delete(keyOf(url))
  await own.put(keyOf(url), new Response(html, { headers }))
  const keys = await own.keys()
  for (const key of keys.slice(0, -MOST_PAGES)) await own.delete(key)
  // Somebody left while this was written.
  if (at !== turn) await caches.delete(OWN + mark)
}

async function forget() {
  turn++
  lastMark = undefined
  for (const name of await caches.keys()) if (name.startsWith(OWN)) await caches.delete(name)
}

/** A page as it was kept, under a line that says when. */
async function kept(url) {
  const own = await ownCache()
  const response = await own?.match(keyOf(url))
  const bar =
    response && /<p data-kept="([^"]+)".*?<\/p>/s.exec((await (await inShell(offlinePath(url)))?.text()) ?? '')
  if (!bar || ageOf(response) > LONGEST_MS) return undefined
  const at = new Date(response.headers.get('date')).toLocaleString(bar[1], { dateStyle: 'medium', timeStyle: 'short' })
  const line = bar[0].replace(' hidden', '').replace('<time></time>', `<time>${at}</time>`)
  const html = (await response.text()).replace(/<body\b[^>]*>/, (body) => body + line)
  return new Response(html, { headers: response.headers })
}

async function offline(url) {
  const response = (await inShell(offlinePath(url))) ?? (await inShell('/offline'))
  if (!response || !(await (await ownCache())?.keys())?.length) return response
  return new Response((await response.text()).replace('data-own hidden', 'data-own'), { headers: response.headers })
}

/** None where it is not sure whose is whose. */
async function ownCache() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN))
  return names.length === 1 ? caches.open(names[0]) : undefined
}

const inShell = async (path) => (await caches.open(SHELL)).match(path)
/** What was kept before an act may hold no more. */
const freshMs = () => Math.min(FRESH_MS, Date.now() - actedAt)
const keyOf = ({ pathname, search }) => pathname + search
const offlinePath = ({ pathname }) => `${/^\/(?:ar|es|fr|ru|zh)(?=\/|$)/.exec(pathname)?.[0] ?? ''}/offline`
const ageOf = (response) =>
  response ? Date.now() - Date.parse(response.headers.get('date')) : Number.POSITIVE_INFINITY
