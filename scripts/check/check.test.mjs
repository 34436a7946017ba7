import { describe, expect, it } from 'vitest'
import { decisionsIn } from './decisions.mjs'
import { directionFaults } from './directions.mjs'
import { languageFaults } from './languages.mjs'
import { layoutFaults } from './layout.mjs'
import { literalTexts } from './literals.mjs'
import { namedLanguages } from './named-languages.mjs'
import { physicalStyles } from './physical.mjs'
import { importsOf } from './sources.mjs'
import { unusedKeys } from './usage.mjs'

const faultsOf = (path, text) => directionFaults(path, importsOf({ path, text }))

describe('the direction of imports', () => {
  it.each([
    ['app/[locale]/page.tsx', "import { editions } from '@/lib/catalogue/queries'"],
    ['components/catalogue/x.tsx', "import type { Row } from '@/lib/catalogue/queries'"],
    ['lib/sessions/commands.ts', "import { db } from '../platform/db'"],
    ['lib/sessions/actions.ts', "import { redirect } from 'next/navigation'"],
    ['lib/attendance/queries.ts', "import { sessionsVisibleTo } from '@/lib/sessions/policy'"],
    ['lib/catalogue/rules.test.ts', "import { anEdition } from '@/prisma/seed/catalogue'"],
  ])('lets %s say %s', (path, text) => expect(faultsOf(path, text)).toEqual([]))

  it.each([
    ['app/[locale]/page.tsx', "import { db } from '@/lib/platform/db'"],
    ['components/catalogue/x.tsx', "import { editions } from '@/lib/catalogue/queries'"],
    ['components/ui/x.tsx', "import { limits } from '@/lib/people/schema'"],
    ['lib/catalogue/rules.ts', "import { x } from '../sessions/rules'"],
    ['lib/catalogue/policy.ts', "import {\n  x,\n} from './queries/one'"],
    ['lib/platform/mail.ts', "import { x } from '../people/schema'"],
    ['lib/people/queries.ts', "import { cookies } from 'next/headers'"],
    ['lib/people/jobs.ts', "const { x } = await import('@/app/x')"],
  ])('refuses that %s says %s', (path, text) => expect(faultsOf(path, text)).toHaveLength(1))
})

describe('decisions by a role', () => {
  it.each([
    ['lib/catalogue/policy.ts', 'return isAdministrator(viewer)'],
    ['lib/platform/viewer.ts', "viewer.grants.filter(({ role }) => role === 'coordinator')"],
    ['components/shell/nav.tsx', 'viewer.grants.map(({ role }) => roles(role))'],
    ['lib/people/rules/merge.ts', "from.grants.some(({ role }) => role === 'administrator')"],
    ['lib/people/people.test.ts', 'expect(isAdministrator(viewer)).toBe(true)'],
  ])('lets %s say %s', (path, text) => expect(decisionsIn({ path, text })).toEqual([]))

  it.each([
    ['app/[locale]/(admin)/admin/page.tsx', 'isAdministrator(viewer) ? one : other'],
    ['components/shell/nav.tsx', "viewer.grants.some((grant) => grant.role === 'observer')"],
    ['lib/people/queries/people.ts', 'const { editionIds } = coordinatedBy(viewer)'],
    ['lib/people/commands/x.ts', "if (viewer.kind === 'member' && viewer.grants[0]?.role !== 'observer') return"],
  ])('refuses that %s says %s', (path, text) => expect(decisionsIn({ path, text })).toHaveLength(1))
})

describe('the layout', () => {
  it('knows the files of a domain', () => {
    const text = "import 'server-only'\n"
    expect(layoutFaults({ path: 'lib/accounts/commands/sign-in.ts', text })).toEqual([])
    expect(layoutFaults({ path: 'lib/people/commands.ts', text: '' })).toHaveLength(1)
    expect(layoutFaults({ path: 'lib/people/service.ts', text })).toHaveLength(1)
    expect(layoutFaults({ path: 'lib/people/rules/age.ts', text: '' })).toEqual([])
    expect(layoutFaults({ path: 'lib/people/policy/age.ts', text })).toHaveLength(1)
    expect(layoutFaults({ path: 'components/x.tsx', text: "  'use server'\n" })).toHaveLength(1)
    expect(layoutFaults({ path: 'app/x.tsx', text: '\n'.repeat(301) })).toHaveLength(1)
    const act = (taken) => `'use server'\nexport async function leaveAction(${taken}): Promise<void> {}\n`
    const faultsOf = (text) => layoutFaults({ path: 'lib/people/actions.ts', text })
    expect(
      [act('form: FormData'), act('_: FormState, form: FormData'), act('')].map((text) => faultsOf(text).length),
    ).toEqual([0, 0, 1])
  })
})

describe('messages', () => {
  const english = { a: { b: 'Hello {name}', c: '{n, plural, one {# place} other {# places}}' } }

  it('are the same in every language', () => {
    const arabic = {
      a: { b: 'مرحبا {name}', c: '{n, plural, one {مكان} two {مكانان} few {# أماكن} many {# مكانًا} other {# مكان}}' },
    }
    expect(languageFaults('ar', arabic, english)).toEqual([])
    expect(languageFaults('ar', { a: { b: 'مرحبا', c: english.a.c }, d: 'x' }, english)).toEqual([
      'ar: has d, which English lacks',
      'ar: a.b names [], English [name]',
      "ar: a.c lacks the plural's few, many, two",
    ])
  })

  it('are there in every language, and none besides, with every plural that the language has', () => {
    expect(languageFaults('fr', { a: { c: english.a.c } }, english)).toEqual([
      'fr: lacks a.b',
      "fr: a.c lacks the plural's many",
    ])
    expect(languageFaults('ru', english, english)).toEqual(["ru: a.c lacks the plural's few, many"])
    expect(languageFaults('zh', { a: { b: '{name}您好', c: '{n, plural, other {#个名额}}' } }, english)).toEqual([])
    expect(languageFaults('zh', { a: { b: ' ', c: '{n' } }, english)).toEqual([
      'zh: a.b is empty',
      expect.stringMatching(/^zh: a\.c cannot be read/),
    ])
  })

  it('are used, by their last words or by a template', () => {
    const texts = ["t('title')", "t('signIn.lead')", 't(`states.${state}`)', 't(`${x}`)']
    const keys = ['people.title', 'people.signIn.lead', 'mail.states.sent', 'people.gone']
    expect(unusedKeys(keys, texts)).toEqual(['people.gone'])
  })
})

describe('the languages', () => {
  it('are named where they are described and nowhere else', () => {
    expect(namedLanguages("locale === 'ar' ? a : b")).toEqual(["=== 'ar'"])
    expect(namedLanguages('if ("fr" !== locale) return')).toEqual(['"fr" !=='])
    expect(namedLanguages("pickText(texts, locale, 'en') ?? { locale: 'ar' }")).toEqual([])
  })
})

describe('sources', () => {
  it('hold no sentence', () => {
    expect(literalTexts('const f = (a: Map<string, X>) => a > b ? <p>{t("x")}</p> : <A b={c}>{d}</A>')).toEqual([])
    expect(literalTexts('<p className="x">Don\'t go</p>')).toEqual(["Don't go"])
    expect(literalTexts('<b>{n} places</b><img alt="A picture" />')).toEqual(['places', 'A picture'])
    expect(literalTexts('<p>\n  Fermé\n</p><a aria-label="مغلق">{x}</a>')).toEqual(['Fermé', 'مغلق'])
  })

  it('name no left and right', () => {
    expect(physicalStyles('x.tsx', '<p className="ms-4 text-start items-left-over">')).toEqual([])
    expect(physicalStyles('x.tsx', '<p className="ml-4 text-right left-0">')).toEqual(['ml-4', 'left-0', 'text-right'])
    expect(physicalStyles('x.tsx', '<p className={a ? "-mr-2" : "border-l rounded-tr-lg"}>')).toEqual([
      '-mr-2',
      'border-l',
      'rounded-tr-lg',
    ])
    expect(physicalStyles('x.css', '.a { margin-left: 1px; inset-inline-start: 0; text-align: right }')).toEqual([
      'margin-left',
      'text-align: right',
    ])
  })
})
