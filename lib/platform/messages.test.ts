import { describe, expect, test } from 'vitest'
import { locales } from './locales'
import { translatorFor } from './messages'

const HOSTILE = [
  '{address}',
  '{count, plural, other {x}}',
  '<b>x</b>',
  "'{'",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as somebody would try it
  '${7*7}',
  '{{7*7}}',
  '#',
  '%s',
  '$&',
  '<%= 7*7 %>',
]

describe.each(locales)('a sentence in the language %s', (locale) => {
  test.each(HOSTILE)('says %s as it was written', (written) => {
    const t = translatorFor(locale)
    expect(t('mail.people.greeting', { name: written })).toContain(written)
    expect(t('mail.people.invited.subject', { institute: written })).toContain(written)
    expect(t.markup('people.invitation.title', { name: written, bdi: (chunks) => chunks })).toContain(written)
  })
})
