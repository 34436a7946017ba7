import { describe, expect, test } from 'vitest'
import { courseInput, editionInput, moduleInput, newEditionInput } from './schema'

const course = {
  code: 'LLM-2027',
  kind: 'webinar',
  languages: ['en'],
  audiences: [],
  goals: [],
  themes: [],
  newTheme: {},
  baseLocale: 'en',
  texts: { en: { title: 'Evidence', summary: '', outcomes: '' } },
}
const edition = {
  baseLocale: 'en',
  texts: { en: { label: 'Autumn 2027', about: '' } },
  startsOn: '2027-10-04',
  endsOn: '2027-12-17',
  zone: 'Europe/Rome',
  delivery: 'online',
  wayIn: 'open',
  rate: '80',
  rateBasis: 'sessions',
  late: '100',
  leftEarly: '0',
  places: '30',
}

/** A field as the schema names it; the places in a list are of no concern. */
const fieldOf = (path: PropertyKey[]) => path.filter((part) => typeof part === 'string').join('.')

type Schema = typeof courseInput | typeof editionInput | typeof newEditionInput | typeof moduleInput

/** The first fault of each field, as a form shows it. */
function faults(schema: Schema, input: Record<string, unknown>) {
  const parsed = schema.safeParse(input)
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.toReversed().map(({ path, message }) => [fieldOf(path), message]))
}

describe('a course’s form', () => {
  test('takes what is right', () => expect(faults(courseInput, course)).toEqual({}))

  test.each([
    ['code', 'LLM 2027'],
    ['code', '../etc'],
    ['code', 'ق-1'],
    ['code', 'x'.repeat(31)],
    ['code', '-'],
    ['code', ''],
    ['hours', '1e9'],
    ['hours', '-1'],
    ['hours', '2.5'],
    ['hours', '10001'],
    ['credits', '1.25'],
    ['credits', '1000'],
    ['credits', 'NaN'],
    ['kind', 'seminar'],
    ['languages', []],
    ['languages', ['tlh']],
    ['goals', ['18']],
    ['priorityCode', 'P\u0000'],
    ['themes', ['evidence\u0000']],
  ])('refuses %s %j at its field', (field, value) => {
    expect(Object.keys(faults(courseInput, { ...course, [field]: value }))).toEqual([field])
  })

  const texts = (texts: object, more = {}) => faults(courseInput, { ...course, ...more, texts })
  const evidence = { title: 'Evidence' }

  test.each([
    ['x'.repeat(201), 'Too big: expected string to have <=200 characters'],
    ['a\u202eb', 'hiddenCharacters'],
    ['a\nb', 'hiddenCharacters'],
  ])('refuses the title %j in its language', (title, fault) => {
    expect(texts({ en: evidence, fr: { title } })).toEqual({ 'texts.fr.title': fault })
  })

  test('asks for the title of a language in which something is written', () => {
    expect(texts({ en: evidence, ar: { title: ' ', summary: 'عن الدورة' } })).toEqual({
      'texts.ar.title': 'titleMissing',
    })
    expect(texts({ en: { summary: 'About it' } })).toEqual({ 'texts.en.title': 'titleMissing' })
  })

  test('asks for the title in the first language, whichever that is', () => {
    expect(texts({ en: { title: ' ' } })).toEqual({ 'texts.en.title': 'required' })
    expect(texts({ en: evidence }, { baseLocale: 'ru' })).toEqual({ 'texts.ru.title': 'required' })
    expect(texts({ zh: { title: '证据' } }, { baseLocale: 'zh' })).toEqual({})
    expect(texts({ en: evidence }, { baseLocale: 'tlh' })).toEqual({ baseLocale: expect.any(String) })
  })

  test('asks for a new theme’s name in the first language too', () => {
    const newTheme = { ar: { newTheme: 'الهجرة' } }
    expect(faults(courseInput, { ...course, newTheme })).toEqual({ 'newTheme.en.newTheme': 'required' })
  })

  test('tells an emptied language from one that was not sent', () => {
    const blank = { title: ' ', summary: '', outcomes: '\n' }
    const read = courseInput.parse({ ...course, texts: { en: evidence, fr: blank } })
    expect(read.texts).toEqual({ en: { title: 'Evidence', summary: '', outcomes: '' }, fr: null })
  })
})

describe('an edition’s form', () => {
  test('takes what is right, and reads rates in thousandths', () => {
    expect(newEditionInput.parse({ ...edition, rate: '66.7' })).toMatchObject({ rate: 667, places: 30 })
  })

  test.each([
    ['endsOn', '2027-10-03'],
    ['endsOn', '2027-02-31'],
    ['startsOn', 'tomorrow'],
    ['startsOn', '99999-01-01'],
    ['zone', 'Europe/Atlantis'],
    ['places', '0'],
    ['places', '-1'],
    ['places', '1e9'],
    ['places', '1000000000'],
    ['slug', 'Autumn 2027'],
    ['slug', 'x'.repeat(81)],
    ['slug', '-a'],
    ['enrolFrom', '2027-10-04'],
    ['enrolUntil', '2027-13-04T10:00'],
    ['enrolUntil', '2027-10-04T24:00'],
    ['rate', '100.1'],
    ['rate', '-5'],
    ['late', ''],
    ['wayIn', 'bribe'],
  ])('refuses %s %j at its field', (field, value) => {
    expect(Object.keys(faults(newEditionInput, { ...edition, [field]: value }))).toEqual([field])
  })

  test('asks for the label in the first language', () => {
    expect(faults(editionInput, { ...edition, baseLocale: 'fr' })).toEqual({ 'texts.fr.label': 'required' })
  })

  test('may begin and end on one day', () => {
    expect(faults(editionInput, { ...edition, endsOn: edition.startsOn })).toEqual({})
  })
})

test.each(['0', '1001', 'first', '1e3'])('a module has no place %s', (position) => {
  expect(Object.keys(faults(moduleInput, { texts: {}, position }))).toEqual(['position'])
})
