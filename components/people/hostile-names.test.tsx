import { useTranslations } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import { Written } from '@/components/ui/written'
import { locales } from '@/lib/platform/locales'
import { decoded, elementsIn, rendered } from '@/scripts/vitest/rendered'
import { isolated } from './isolated'
import { PersonName } from './person-name'

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</bdi></script><!--',
  '&lt;b&gt; &amp;#60;',
  '<bdi onclick="alert(1)">x</bdi>',
  '{name}, {count, plural, other {x}}',
  '<name>x</name>',
]

/** As Arabic, Chinese … have the sentence of an invitation, which names whoever it is for. */
function Sentence({ name }: { name: string }) {
  return <p>{useTranslations('people').rich('invitation.title', { name, ...isolated })}</p>
}

/** What a browser shows of it, and the names of the elements that it makes. */
function shown(html: string) {
  const elements = [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name)
  return { elements: [...new Set(elements)], text: decoded(html.replace(/<[^>]*>/g, '')) }
}

describe.each(HOSTILE)('somebody who is called %s', (name) => {
  test('is called so on a page, and no more', () => {
    const person = { id: 'x', name, portraitId: null }
    const page = shown(rendered(<PersonName person={person} hasPictures={false} />))
    expect(page).toEqual({ elements: ['span', 'bdi'], text: name })
    expect(shown(rendered(<Written lang="fr">{name}</Written>)).text).toContain(name)
    expect(shown(rendered(<Banner title={name}>{name}</Banner>)).text).toBe(name + name)
  })

  test.each(locales)('is called so in a sentence in the language %s', (locale) => {
    const { elements, text } = shown(rendered(<Sentence name={name} />, locale))
    expect(elements.filter((one) => !['p', 'bdi'].includes(String(one)))).toEqual([])
    expect(text).toContain(name)
  })

  test('is so in a field and in an address too', () => {
    const [next] = elementsIn(rendered(<SignInForm next={name} />), 'input')
    expect(next).toEqual({ type: 'hidden', name: 'next', value: name })
    const [link] = elementsIn(rendered(<Link href={`/courses?${new URLSearchParams({ q: name })}`}>x</Link>), 'a')
    expect(new URLSearchParams(link?.href?.split('?')[1]).get('q')).toBe(name)
  })
})
