import type { IncomingMessage } from 'node:http'
import { directionOf, localeOfPath, localePath } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import type { Answer } from './answer'
import { PLAIN_POLICY } from './policy'

type About = {
  status: number
  title: string
  advice: string
  headers?: Answer['headers']
  /** What can be done instead, before the way to the first page; addresses with their language. */
  links?: { href: string; label: string }[]
  /** After so many seconds the page asks again by itself. */
  again?: number
  /** What the link to the page that this stands in the place of says. */
  back?: string
}

/**
 * A page that needs nothing of Next and nothing of the database. Next's own script gets the status and, for an act, the
 * sentences: it hands them to components/shell/failure.tsx.
 */
export function plainPage(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  { status, title, advice, headers, links = [], again, back }: About,
): Answer {
  const plain = { 'cache-control': 'no-store', ...headers }
  if ('rsc' in request.headers || 'next-action' in request.headers) {
    const body = Buffer.from('next-action' in request.headers ? `${title}\n${advice}` : '')
    return { status, headers: { ...plain, 'content-type': 'text/plain' }, body }
  }
  const locale = localeOfPath(request.url?.split('?')[0] ?? '/')
  const t = translatorFor(locale)
  const html = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${again === undefined ? '' : `<meta http-equiv="refresh" content="${again}">`}
<title>${title}</title>
<style>
  :root { color-scheme: light dark; --ink: light-dark(#17202a, #e9edf1); --act: light-dark(#0b57a4, #7fb6ee) }
  body { margin: 0; background: light-dark(#fbfaf7, #11161c); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif }
  header { padding: 1rem 1.25rem; border-block-end: 1px solid light-dark(#ddd9cd, #2d3743); background: light-dark(#fff, #1a212a) }
  header > *, main { max-inline-size: 44rem; margin-inline: auto }
  .brand { display: flex; gap: .5rem; align-items: center; font: 600 1.25rem Georgia, serif }
  .brand::before { content: ""; inline-size: .6rem; block-size: 1.25rem; border-radius: 1px 1px 4px 4px; background: var(--act) }
  main { padding: 12vh 1.25rem 4rem }
  h1 { margin: 0 0 1rem; font: 600 1.9rem/1.3 Georgia, serif; text-wrap: balance }
  ul { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 1.75rem 0 0; padding: 0; list-style: none }
  a { color: var(--act); text-underline-offset: .2em; display: inline-block; padding-block: .35rem }
  :focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
</style>
<header><div class="brand">${t('shell.product')}</div></header>
<main>
<h1>${title}</h1>
<p>${advice}</p>
<ul>
${again === undefined ? '' : `<li><a href="">${t('shell.unavailable.again')}</a></li>`}
${back === undefined ? '' : `<li><a href="">${back}</a></li>`}
${links.map(({ href, label }) => `<li><a href="${href}">${label}</a></li>`).join('\n')}
<li><a href="${localePath(locale, '/')}">${t('shell.unavailable.home')}</a></li>
</ul>
</main>
</html>
`
  return {
    status,
    headers: { ...plain, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PLAIN_POLICY },
    body: Buffer.from(html),
  }
}
