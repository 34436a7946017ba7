import { Failure } from '../scripts/setup/failure.mjs'

/* Forms as a browser without script sends them. */

/** The form of a page that has a field of that name: what it hides, and its radios as `[name, values]`. */
export async function formOn(base, path, { cookie, field }) {
  const answer = await fetch(base + path, { headers: { cookie } })
  const forms = (await answer.text()).match(/<form\b.*?<\/form>/gs) ?? []
  const html = forms.find((form) => form.includes(`name="${field}"`))
  if (!html) throw new Failure(`${path} answered ${answer.status} and has no form with ${field}.`)
  const hidden = []
  const radios = new Map()
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const [type, name, value] = ['type', 'name', 'value'].map((attribute) => attributeOf(tag, attribute))
    if (type === 'hidden') hidden.push([name, value ?? ''])
    if (type === 'radio') radios.set(name, [...(radios.get(name) ?? []), value])
  }
  return { path, hidden, radios: [...radios] }
}

/** The bytes that a browser would send, made before the clock runs. */
export async function bodyOf(fields) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const made = new Response(form)
  return { type: made.headers.get('content-type'), body: Buffer.from(await made.arrayBuffer()) }
}

/** Sends a form's bytes; returns where the answer leads and how long it took. */
export async function post(base, path, { cookie, type, body }) {
  const begun = performance.now()
  const headers = { cookie, origin: base, 'content-type': type }
  const answer = await fetch(base + path, { method: 'POST', headers, body, redirect: 'manual' })
  await answer.arrayBuffer()
  const ms = performance.now() - begun
  const leadsTo = answer.headers.get('location')
  if (answer.status !== 303 || !leadsTo) throw new Failure(`A form sent to ${path} was answered ${answer.status}.`)
  return { leadsTo: new URL(leadsTo, base).href, ms }
}

/** The time until a page that an act leads to has come. */
export async function follow(url, cookie) {
  const begun = performance.now()
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Failure(`${new URL(url).pathname} was answered ${answer.status}.`)
  return performance.now() - begun
}

function attributeOf(tag, name) {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}
