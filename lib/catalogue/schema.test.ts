import { describe, expect, test } from 'vitest'
import { courseInput, editionInput, moduleInput, newEditionInput } from './schema'

const course = {
  code: 'LLM-2027',
  kind: 'webinar',
  languages: ['en'],
  audiences: [],
  goals: [],
  themes: [],
  titleEn: 'Evidence',
  summaryEn: '',
  outcomesEn: '',
  summaryAr: '',
  outcomesAr: '',
}
const edition = {
  labelEn: 'Autumn 2027',
  aboutEn: '',
  aboutAr: '',
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

type Schema = typeof courseInput | typeof editionInput | typeof newEditionInput | typeof moduleInput

/** The first fault of each field, as a form shows it. */
function faults(schema: Schema, input: Record<string, unknown>) {
  const parsed = schema.safeParse(input)
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.toReversed().map((issue) => [issue.path[0], issue.message]))
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
    ['titleEn', 'x'.repeat(300)],
    ['titleEn', 'a\u202eb'],
    ['titleEn', '  '],
    ['summaryEn', 'a\u2066b'],
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
    ['newThemeEn', 'x'.repeat(81)],
  ])('refuses %s %j at its field', (field, value) => {
    expect(Object.keys(faults(courseInput, { ...course, [field]: value }))).toEqual([field])
  })

  test('asks for the title of a language in which something is written', () => {
    expect(faults(courseInput, { ...course, summaryAr: 'عن الدورة' })).toEqual({ titleAr: 'titleMissing' })
    expect(faults(courseInput, { ...course, newThemeAr: 'الهجرة' })).toEqual({ newThemeEn: 'required' })
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
    ['places', '٣٠'],
    ['slug', 'Autumn 2027'],
    ['slug', 'x'.repeat(81)],
    ['slug', '-a'],
    ['enrolFrom', '2027-10-04'],
    ['enrolUntil', '2027-13-04T10:00'],
    ['enrolUntil', '2027-10-04T24:00'],
    ['rate', '100.1'],
    ['rate', '-5'],
    ['late', ''],
    ['labelEn', 'x'.repeat(300)],
    ['wayIn', 'bribe'],
  ])('refuses %s %j at its field', (field, value) => {
    expect(Object.keys(faults(newEditionInput, { ...edition, [field]: value }))).toEqual([field])
  })

  test('may begin and end on one day', () => {
    expect(faults(editionInput, { ...edition, endsOn: edition.startsOn })).toEqual({})
  })
})

test.each(['0', '1001', 'first', '1e3'])('a module has no place %s', (position) => {
  expect(Object.keys(faults(moduleInput, { titleEn: 'Evidence', position }))).toEqual(['position'])
})
