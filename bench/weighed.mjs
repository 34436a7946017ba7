import { Failure } from '../scripts/setup/failure.mjs'
import { at } from '../scripts/setup/paths.mjs'
import { filesBelow } from '../scripts/setup/stamp.mjs'
import { BIG, REGISTER } from './pages.mjs'

/** Of the largest paint on the slow line, in seconds. */
export const PAINT_S = 2.5
/** interface.md's budgets, in kB beside it. */
const LIGHT = { script: 45, html: 40, fonts: 100, paint: PAINT_S }
/** Administrators' pages may load what helps with long work; everything else holds for them too. */
const WORK = { html: 40, fonts: 100, paint: PAINT_S }
/** One control a row, for 1,000 people. */
const REGISTER_OF_1000 = { ...LIGHT, html: 120 }

const EDITION = `/admin/editions/${BIG}`
const PERSON = '/admin/people/00000000-0000-7000-8001-000000000012'

/**
 * Every page of the product by its file under app/[locale]: its address (with what weighed-data.mjs made), who looks at it
 * and its budget. A page that is not here fails the run.
 */
const PAGES = {
  '(public)': [
    ['/'],
    ['/', 'learner', 'home, signed in'],
    ['/ar', '', 'home in Arabic'],
    ['/ru', '', 'home in Russian'],
  ],
  '(public)/courses': [
    ['/courses'],
    ['/courses', 'learner', 'catalogue, signed in'],
    ['/zh/courses', '', 'catalogue in Chinese'],
  ],
  '(public)/courses/[code]': [['/courses/C-1'], ['/courses/C-1', 'learner', 'course, signed in']],
  '(public)/editions/[slug]': [[`/editions/${BIG}`], [`/editions/${BIG}`, 'learner', 'edition, signed in']],
  '(public)/search': [['/search?q=law'], ['/search?q=law', 'administrator', 'search by an administrator']],
  '(public)/accessibility': [['/accessibility']],
  '(public)/sign-in': [['/sign-in']],
  '(public)/sign-up': [['/sign-up']],
  '(public)/confirm-address': [[({ links }) => `/confirm-address?token=${links.changeAddress}`, 'learner']],
  '(public)/forgot-password': [['/forgot-password']],
  '(public)/confirm': [[({ links }) => `/confirm?token=${links.signUp}`]],
  '(public)/invitation': [[({ links }) => `/invitation?token=${links.invitation}`]],
  '(public)/reset-password': [[({ links }) => `/reset-password?token=${links.resetPassword}`]],
  '[...missing]': [['/nothing/here', '', 'what is missing']],
  '(learn)/my': [
    ['/my', 'learner'],
    ['/ar/my', 'learner', '/my in Arabic'],
    ['/ru/my', 'learner', '/my in Russian'],
  ],
  '(learn)/my/timetable': [['/my/timetable', 'learner']],
  '(learn)/my/courses/[slug]': [[`/my/courses/${BIG}`, 'learner']],
  '(learn)/account': [['/account', 'learner']],
  '(learn)/account/address': [['/account/address', 'learner']],
  '(learn)/account/passkeys': [['/account/passkeys', 'learner']],
  '(learn)/account/second-factor': [['/account/second-factor', 'learner']],
  '(learn)/account/recovery-codes': [['/account/recovery-codes', 'coordinator']],
  '(learn)/prove': [['/prove?next=/account', 'learner']],
  '(teach)/teach': [['/teach', 'trainer']],
  '(teach)/teach/calendar': [['/teach/calendar', 'trainer']],
  '(teach)/teach/editions/[slug]': [[`/teach/editions/c-5-now`, 'trainer', 'attendance grid of an edition']],
  '(teach)/teach/sessions/[id]': [
    ['/teach/sessions/00000000-0000-7000-8004-000000000505', 'trainer', 'register'],
    [REGISTER, 'administrator', 'register of 1,000', REGISTER_OF_1000],
  ],
  '(admin)/admin': [['/admin'], ['/admin', 'coordinator', '/admin of a coordinator']],
  '(admin)/admin/calendar': [['/admin/calendar']],
  '(admin)/admin/courses': [['/admin/courses']],
  '(admin)/admin/courses/new': [['/admin/courses/new']],
  '(admin)/admin/courses/[code]': [['/admin/courses/C-1']],
  '(admin)/admin/courses/[code]/editions/new': [['/admin/courses/C-1/editions/new']],
  '(admin)/admin/editions/[slug]': [[EDITION], [EDITION, 'coordinator', 'edition of a coordinator']],
  '(admin)/admin/editions/[slug]/attendance': [[`${EDITION}/attendance`]],
  '(admin)/admin/editions/[slug]/coordinators': [[`${EDITION}/coordinators`]],
  '(admin)/admin/editions/[slug]/edit': [[`${EDITION}/edit`]],
  '(admin)/admin/editions/[slug]/modules': [[`${EDITION}/modules`]],
  '(admin)/admin/editions/[slug]/modules/[moduleId]': [[({ module }) => `${EDITION}/modules/${module}`]],
  '(admin)/admin/editions/[slug]/modules/terms/[termId]': [[({ term }) => `${EDITION}/modules/terms/${term}`]],
  '(admin)/admin/editions/[slug]/participants': [[`${EDITION}/participants`]],
  '(admin)/admin/editions/[slug]/participants/add': [[`${EDITION}/participants/add`]],
  '(admin)/admin/editions/[slug]/participants/[enrolmentId]': [
    [`${EDITION}/participants/00000000-0000-7000-8005-000000000001`],
  ],
  '(admin)/admin/editions/[slug]/participants/selection/[key]': [
    [({ selection }) => `${EDITION}/participants/selection/${selection}`],
  ],
  '(admin)/admin/editions/[slug]/schedule': [[`${EDITION}/schedule`]],
  '(admin)/admin/editions/[slug]/schedule/new': [[`${EDITION}/schedule/new`]],
  '(admin)/admin/editions/[slug]/schedule/series': [[`${EDITION}/schedule/series`]],
  '(admin)/admin/editions/[slug]/schedule/[sessionId]': [[`${EDITION}/schedule/00000000-0000-7000-8004-000000000106`]],
  '(admin)/admin/mail': [['/admin/mail']],
  '(admin)/admin/mail/[id]': [[({ mail }) => `/admin/mail/${mail}`]],
  '(admin)/admin/people': [['/admin/people']],
  '(admin)/admin/people/new': [['/admin/people/new']],
  '(admin)/admin/people/[id]': [[PERSON]],
  '(admin)/admin/people/[id]/account': [[`${PERSON}/account?act=suspend`]],
  '(admin)/admin/people/[id]/roles': [[`${PERSON}/roles`]],
  '(admin)/admin/people/[id]/merge': [[`${PERSON}/merge`]],
  '(admin)/admin/people/enrol': [['/admin/people/enrol?person=00000000-0000-7000-8001-000000000012']],
  '(admin)/admin/people/invite': [['/admin/people/invite?person=00000000-0000-7000-8001-000000000012']],
  '(admin)/admin/people/import': [['/admin/people/import']],
  '(admin)/admin/settings/security': [['/admin/settings/security']],
  '(admin)/admin/people/import/[id]': [[({ imported }) => `/admin/people/import/${imported}`]],
}

/**
 * For development alone; what is given in the place of a page that is missing, weighed as such; and what only an act of the
 * same browser leads to, which is a form like those beside it.
 */
const NOT_WEIGHED = [
  '(admin)/admin/settings/components',
  '(public)/missing',
  '(public)/sign-in/second',
  '(admin)/admin/people/[id]/merge/[mergeId]',
  '(admin)/admin/people/invite/[key]',
]

/** The pages to weigh as `{ label, path, as, budget }`. */
export function weighedPages(data) {
  const folders = filesBelow(at('app/[locale]'))
    .map((path) => /app\/\[locale\]\/(?:(.*)\/)?page\.tsx$/.exec(path)?.[1])
    .filter((folder) => folder && !NOT_WEIGHED.includes(folder))
  const missing = folders.filter((folder) => !(folder in PAGES))
  if (missing.length > 0) throw new Failure(`bench/weighed.mjs does not say how to weigh ${missing.join(', ')}.`)
  return folders.flatMap((folder) => {
    const isWork = folder.startsWith('(admin)')
    return PAGES[folder].map(([address, as = isWork ? 'administrator' : '', label, budget]) => {
      const path = typeof address === 'function' ? address(data) : address
      return {
        label: label ?? `/${folder.replace(/^\([a-z]+\)\/?/, '')}`,
        path,
        as,
        budget: budget ?? (isWork ? WORK : LIGHT),
      }
    })
  })
}

/** What exceeds its budget, each as a sentence. */
export function exceeded({ empty, pages }) {
  return pages.flatMap((page) =>
    measures(page, empty)
      .filter(({ value, most }) => most !== undefined && value > most)
      .map(({ name, value, most, unit }) => `${page.label}: ${name} ${value.toFixed(2)} ${unit}, budget ${most}`),
  )
}

/** Each figure of a page beside its budget. */
export function measures({ weight, budget }, empty) {
  return [
    { name: 'script', value: (weight.scriptGzip - empty.scriptGzip) / 1000, most: budget.script, unit: 'kB' },
    { name: 'HTML', value: weight.html / 1000, most: budget.html, unit: 'kB' },
    { name: 'styles', value: weight.styles / 1000, unit: 'kB' },
    { name: 'fonts', value: weight.fonts / 1000, most: budget.fonts, unit: 'kB' },
    { name: 'largest paint', value: weight.paint, most: budget.paint, unit: 's' },
  ]
}
