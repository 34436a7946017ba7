import { notFound } from 'next/navigation'
import { directionOf, formattingLocale, localePath } from '@/lib/platform/locales'
import { isServed, translatorFor } from '@/lib/platform/messages'

type Context = { params: Promise<{ locale: string }> }

/**
 * What public/service-worker.js shows where there is no connection: a page that needs nothing besides. It holds as well
 * the line that stands above a page which was kept (`data-kept`), and the links to those (`data-own`), both hidden here.
 */
export async function GET(_: Request, { params }: Context) {
  const { locale } = await params
  if (!isServed(locale)) notFound()
  const t = translatorFor(locale)
  const kept = t.markup('shell.offline.kept', { time: () => '<time></time>' })
  const html = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${t('shell.offline.title')} · ${t('shell.product')}</title>
<style>${STYLE}</style>
<header>${t('shell.product')}</header>
<main>
<h1>${t('shell.offline.title')}</h1>
<p>${t('shell.offline.lead')}</p>
<p>${t('shell.offline.why')}</p>
<section data-own hidden>
<p>${t('shell.offline.own')}</p>
<ul>
<li><a href="${localePath(locale, '/my')}">${t('shell.places.today')}</a></li>
<li><a href="${localePath(locale, '/my/timetable')}">${t('shell.places.timetable')}</a></li>
</ul>
</section>
<p><a class="act" href="">${t('shell.failure.again')}</a> <a href="${localePath(locale, '/')}">${t('shell.failure.home')}</a></p>
</main>
<p data-kept="${formattingLocale(locale)}" role="status" style="${BAR}" hidden>${kept}</p>
</html>
`
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  })
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Without the product's styles, which may not have been kept; the colours are those of app/styles/tokens.css. */
const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif;
    background: light-dark(#fbfaf7, #11161c); color: light-dark(#17202a, #e9edf1) }
  body { margin: 0 }
  header { padding: 1rem 1.25rem; font: 600 1.25rem Georgia, serif; background: light-dark(#fff, #1a212a);
    border-block-end: 1px solid light-dark(#ddd9cd, #2d3743) }
  main { max-inline-size: 38rem; margin-inline: auto; padding: 8vh 1.25rem }
  h1 { font: 600 2rem/1.2 Georgia, serif; margin: 0 0 1rem }
  a { color: light-dark(#0b57a4, #7fb6ee); display: inline-block; padding-block: .25rem }
  a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; border-radius: 3px }
  .act { padding: .5rem 1.1rem; margin-inline-end: 1rem; border-radius: 6px; font-weight: 600; text-decoration: none;
    background: light-dark(#0b57a4, #7fb6ee); color: light-dark(#fff, #0b1a2a) }
`
const BAR =
  'margin:0;padding:.5rem 1.25rem;max-width:none;text-align:center;background:light-dark(#fdf1dc,#3a2a0c);color:light-dark(#8f5600,#f0b75a)'
