import type { Page } from '@playwright/test'

/** What Intl writes by itself, in the language that the pseudo-language formats by. */
function wordsOfIntl(): string[] {
  const days = Array.from({ length: 84 }, (_, i) => Date.UTC(2026, i % 12, 1 + Math.floor(i / 12)))
  const forms = ['long', 'short'] as const
  const dates = forms.flatMap((form) => [
    new Intl.DateTimeFormat('en-GB', { month: form, timeZone: 'UTC' }),
    new Intl.DateTimeFormat('en-GB', { weekday: form, timeZone: 'UTC' }),
  ])
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) => zone.replaceAll('_', ' '))
  const languages = new Intl.DisplayNames('en-GB', { type: 'language' })
  const regions = new Intl.DisplayNames('en-GB', { type: 'region' })
  const codes = Array.from({ length: 26 * 26 }, (_, i) => String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)))
  return [
    ...zones,
    ...dates.flatMap((format) => days.map((day) => format.format(day))),
    ...codes.flatMap((code) => [regions.of(code) ?? '', languages.of(code.toLowerCase()) ?? '']),
  ]
}

/** "Italy Time", "UTC+1", "in 20 minutes", and what is no word at all. */
const OF_CLOCKS =
  /\b(?:\p{Lu}[\p{L}’-]+ )+Time\b|\b(?:UTC|GMT|CSV|XLSX)\b|\b(?:in )?\d+ (?:second|minute|hour|day|week|month)s?\b(?: ago)?/gu

/**
 * What a page in the pseudo-language says outside of its brackets and is not data: sentences that were forgotten. Data is
 * what stands in another language's element, in `<bdi>`, `<time>`, `<code>` or a field, and the texts given.
 */
export async function forgottenOn(page: Page, data: string[]): Promise<string[]> {
  const outside = await page.evaluate(() => {
    const found: string[] = []
    const isData = (element: Element | null) => {
      if (element?.closest('[lang]:not([lang="en-XA"]), bdi, time, code, script, style, textarea, template'))
        return true
      // Zones, countries and languages are named by Intl, after their codes; people and priorities by the institute.
      return /\/|^UTC$|^[A-Za-z]{1,2}$|^[\da-f]{8}-[\da-f-]{27}$/.test(element?.closest('option')?.value ?? '')
    }
    const isShown = (element: Element | null) =>
      Boolean(element?.closest('option, title') || element?.checkVisibility({ visibilityProperty: true }))
    let depth = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let text = ''
      for (const letter of node.textContent ?? '') {
        if (letter === '⟦') depth += 1
        else if (letter === '⟧') depth = Math.max(0, depth - 1)
        else if (depth === 0) text += letter
      }
      if (isShown(node.parentElement) && !isData(node.parentElement)) found.push(text)
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description']) {
      for (const element of document.querySelectorAll(`body [${name}]`)) {
        if (!isData(element)) found.push((element.getAttribute(name) ?? '').replace(/⟦[^⟧]*⟧/g, ''))
      }
    }
    return found
  })
  const known = [...data, ...wordsOfIntl()].filter(Boolean).sort((one, other) => other.length - one.length)
  return outside.flatMap((text) => {
    if (!/\p{L}{2}/u.test(text)) return []
    let rest = text.replace(OF_CLOCKS, ' ')
    for (const words of known) rest = rest.split(words).join(' ')
    return /\p{L}{2}/u.test(rest) ? [text.trim()] : []
  })
}
