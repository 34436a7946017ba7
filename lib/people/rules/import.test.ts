import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/platform/locales'
import { messagesFor } from '@/lib/platform/messages'
import { countryCodes, genders } from '../schema'
import { columnsOf, importColumns } from './import-columns'
import { type Judged, judge, type Known, newMemory } from './import-judge'
import { type ReadRow, readRow, tidied } from './import-row'
import { countryOf, genderOf, localeOf, zoneOf } from './import-words'

describe('headings', () => {
  it.each(locales)('of the page in %s mean their columns', (locale) => {
    const { columns } = messagesFor(locale).people.import
    expect(columnsOf(importColumns.map((column) => columns[column]))).toMatchObject({
      columns: importColumns,
      missing: [],
      repeated: [],
      unknown: [],
    })
  })

  it.each([
    [
      ['NAME', 'E-Mail Address*', 'Phone'],
      ['name', 'address', null],
    ],
    [
      ['full  name', 'e_mail', 'ORGANIZATION', 'Job title', ''],
      ['name', 'address', 'organisation', 'job', undefined],
    ],
    [
      ['الإسم', 'البريد الالكتروني', 'المؤسّسة'],
      ['name', 'address', 'organisation'],
    ],
    [
      ['Nombre y apellidos', 'Correo electrónico', 'PAIS', 'Puesto'],
      ['name', 'address', 'country', 'job'],
    ],
    [
      ['Nom et prénom', 'Courriel', 'Pays', 'Organisme'],
      ['name', 'address', 'country', 'organisation'],
    ],
    [
      ['ФИО', 'Электронная почта', 'Страна', 'Место работы'],
      ['name', 'address', 'country', 'organisation'],
    ],
    [
      ['姓名', '邮箱', '性别', '工作单位'],
      ['name', 'address', 'gender', 'organisation'],
    ],
    [
      ['Name', 'Address'],
      ['name', 'address'],
    ],
    [
      ['Name', 'Address', 'Email'],
      ['name', null, 'address'],
    ],
  ])('%j', (headings, columns) => {
    expect(columnsOf(headings)).toMatchObject({ columns, missing: [] })
  })

  it('mean one column each, in whatever language', () => {
    for (const locale of locales) {
      const { fields } = messagesFor(locale).people
      const asked = (['name', 'address', 'country', 'gender', 'job', 'locale', 'zone'] as const).map((name) => [
        name,
        columnsOf([fields[name]]).columns[0],
      ])
      expect(asked).toEqual(asked.map(([name]) => [name, name]))
    }
  })

  it('that lack the name or the address, or say one thing twice, are named', () => {
    expect(columnsOf(['First name', 'Country'])).toMatchObject({
      missing: ['name', 'address'],
      found: ['First name', 'Country'],
      unknown: ['First name'],
    })
    expect(columnsOf(['Name', 'Email', 'E-mail'])).toMatchObject({ repeated: ['E-mail'] })
  })
})

describe('words', () => {
  it.each([
    ['ke', 'KE'],
    ['Kenya', 'KE'],
    ['كينيا', 'KE'],
    ['cote d’ivoire', 'CI'],
    ['Iran (Islamic Republic of)', 'IR'],
    ['TURKIYE', 'TR'],
    ['the Gambia', 'GM'],
    ['Saint Kitts and Nevis', 'KN'],
    ['الإمارات العربية المتحدة', 'AE'],
    ['Федерация', undefined],
    ['Российская Федерация', 'RU'],
    ['Côte d’Ivoire', 'CI'],
    ['Reino Unido', 'GB'],
    ['坦桑尼亚', 'TZ'],
    ['РОССИЯ', 'RU'],
    ['Atlantis', undefined],
  ])('country %s', (text, code) => expect(countryOf(text)).toBe(code))

  it('that mean another gender in another language are none', () => {
    expect(['F', 'ж', '女', 'H'].map(genderOf)).toEqual(['woman', 'woman', 'woman', undefined])
  })

  it('of every country and gender in every language are known', () => {
    for (const locale of locales) {
      const names = new Intl.DisplayNames([locale], { type: 'region' })
      for (const code of countryCodes) expect([code, countryOf(names.of(code) as string)]).toEqual([code, code])
      for (const gender of genders) expect(genderOf(messagesFor(locale).terms.gender[gender])).toBe(gender)
    }
  })

  it.each([
    ['English', 'en'],
    ['العربية', 'ar'],
    ['AR', 'ar'],
    ['French', 'fr'],
    ['русский', 'ru'],
    ['Español', 'es'],
    ['中文', 'zh'],
    ['英文', 'en'],
    ['German', undefined],
  ])('language %s', (text, locale) => expect(localeOf(text)).toBe(locale))

  it.each([
    ['africa/nairobi', 'Africa/Nairobi'],
    ['America/New York', 'America/New_York'],
    ['ASIA/KOLKATA', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['Nairobi', undefined],
    ['+03:00', undefined],
    ['Mars/Olympus', undefined],
  ])('time zone %s', (text, zone) => expect(zoneOf(text)).toBe(zone))
})

describe('a cell', () => {
  it('is one line without blanks at its ends, and tidying it again changes nothing', () => {
    expect(tidied('\u00a0\u200f Rene\u0301e\r\n  O\u200bBrien\u00a0\u200b ')).toBe('Renée OBrien')
    expect(tidied('می\u200cخواهم')).toBe('می\u200cخواهم')
    const text = fc.string({ unit: fc.constantFrom(...'aé\u0301 \u00a0\u200b\u200c\u200f\ufeff\n\r\t漢') })
    fc.assert(fc.property(text, (value) => tidied(tidied(value)) === tidied(value)))
  })
})

describe('a row', () => {
  const columns = ['name', 'address', 'country', null, undefined] as const
  const read = (...cells: Parameters<typeof readRow>[0]['cells']) => readRow({ line: 2, cells }, [...columns])

  it('is what its columns mean', () => {
    expect(read(' Ann ', ' Ann.LEE@Example.ORG\u00a0', 'kenya', 'left out')).toEqual({
      line: 2,
      given: { name: 'Ann', address: 'ann.lee@example.org', country: 'KE' },
      faults: [],
    })
    expect(read('', '\u00a0', ' ')).toBeNull()
  })

  it.each([
    [['Ann', 'a@x.org', 'Atlantis'], [{ reason: 'countryUnknown', column: 'country', value: 'Atlantis' }]],
    [['Ann', 'a at x'], [{ reason: 'addressWrong', column: 'address', value: 'a at x' }]],
    [['Ann'], [{ reason: 'addressNeeded', column: 'address' }]],
    [['Jos\ufffd', 'a@x.org'], [{ reason: 'unreadable', column: 'name' }]],
    [['A\u0081b', 'a@x.org'], [{ reason: 'unreadable', column: 'name' }]],
    [['\u202eevil', 'a@x.org'], [{ reason: 'unreadable', column: 'name' }]],
    [['JosÃ©', 'a@x.org'], [{ reason: 'misread', column: 'name', value: 'JosÃ©' }]],
    [['x'.repeat(5_000), 'a@x.org'], [{ reason: 'tooLong', column: 'name' }]],
    [['Ann', 'a@x.org', '', '', 'adrift'], [{ reason: 'withoutHeading' }]],
    [['Ann', 'a@x.org', { unreadable: 'date' as const }], [{ reason: 'cellDate', column: 'country' }]],
    [
      [{ unreadable: 'error' as const }, { unreadable: 'formula' as const }],
      [
        { reason: 'cellError', column: 'name' },
        { reason: 'cellFormula', column: 'address' },
      ],
    ],
  ])('%j is refused', (cells, faults) => {
    expect(read(...cells)?.faults).toEqual(faults)
  })

  it('that is read never holds what cannot be kept', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (cells) => {
        const { name = 'x', address = 'a@b.cd' } = read(...cells)?.given ?? {}
        expect(name.length).toBeLessThanOrEqual(200)
        expect(name).toBe(name.normalize('NFC').trim())
        expect(name + address).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/)
        expect(address).toMatch(/^[^\sA-Z]+@[^\sA-Z]+$/)
      }),
    )
  })
})

describe('the verdict', () => {
  const known: Known = {
    personId: 'p1',
    name: 'Ann Lee',
    country: 'KE',
    gender: 'woman',
    organisation: null,
    job: 'Judge',
    locale: 'en',
    zone: 'Africa/Nairobi',
  }
  const row = (line: number, given: ReadRow['given'], faults: ReadRow['faults'] = []): ReadRow => ({
    line,
    given,
    faults,
  })
  const address = 'ann@x.org'

  it('is new for whom nobody knows, and needs a name', () => {
    expect(judge(row(2, { name: 'Bo', address }), undefined, [], newMemory())).toMatchObject({
      verdict: 'new',
      changes: [],
    })
    expect(judge(row(2, { address }), undefined, [], newMemory())).toMatchObject({
      verdict: 'refused',
      faults: [{ reason: 'nameNeeded' }],
    })
  })

  it('is same or changed for whom somebody knows; what is not said stays', () => {
    expect(judge(row(2, { address }), known, [], newMemory())).toMatchObject({ verdict: 'same', personId: 'p1' })
    expect(judge(row(2, { address, name: 'Ann Lee', country: 'TZ' }), known, [], newMemory())).toMatchObject({
      verdict: 'changed',
      changes: [{ column: 'country', from: 'KE', to: 'TZ' }],
    })
  })

  it('is refused for the second of an address and of a person', () => {
    const memory = newMemory()
    judge(row(2, { name: 'Ann', address }, [{ reason: 'tooLong', column: 'job' }]), known, [], memory)
    expect(judge(row(3, { name: 'Ann', address }), known, [], memory).faults).toEqual([
      { reason: 'addressTwice', column: 'address', line: 2 },
    ])
    expect(judge(row(4, { name: 'Ann', address: 'a.lee@x.org' }), known, [], memory).faults).toEqual([
      { reason: 'personTwice', column: 'address', line: 2 },
    ])
  })

  it('takes an organisation by its name on record, a new one as it is first written', () => {
    const memory = newMemory()
    const of = (line: number, organisation: string, onRecord: string[]) =>
      judge(row(line, { name: 'A', address: `${line}@x.org`, organisation }), undefined, onRecord, memory)
    expect(of(2, 'INTERPOL', ['Interpol'])).toMatchObject({
      given: { organisation: 'Interpol' },
      isNewOrganisation: false,
    })
    expect(of(3, 'Unit A', [])).toMatchObject({ given: { organisation: 'Unit A' }, isNewOrganisation: true })
    expect(of(4, 'UNIT A', [])).toMatchObject({ given: { organisation: 'Unit A' }, isNewOrganisation: true })
    expect(of(5, 'unit b', ['UNIT B', 'Unit B'])).toMatchObject({ faults: [{ reason: 'organisationUnclear' }] })
    expect(of(6, 'Unit B', ['UNIT B', 'Unit B'])).toMatchObject({ given: { organisation: 'Unit B' } })
    expect([...memory.organisations.values()]).toEqual(['Unit A'])
  })

  it('does not change when a judged row is judged again', () => {
    const given = fc.record(
      {
        name: fc.constantFrom('Ann Lee', 'Bo'),
        address: fc.constantFrom('a@x.org', 'b@x.org', 'c@x.org'),
        organisation: fc.constantFrom('Interpol', 'INTERPOL', 'Unit A', 'unit a'),
      },
      { requiredKeys: ['address'] },
    )
    const all = (rows: ReadRow[]): Judged[] => {
      const memory = newMemory()
      return rows.map((one) => {
        const isInterpol = one.given.organisation?.toLowerCase() === 'interpol'
        return judge(one, one.given.address === 'a@x.org' ? known : undefined, isInterpol ? ['Interpol'] : [], memory)
      })
    }
    fc.assert(
      fc.property(fc.array(given, { maxLength: 6 }), (rows) => {
        const once = all(rows.map((one, at) => row(at + 2, one)))
        expect(all(once)).toEqual(once)
        expect(once.every(({ verdict, faults }) => (verdict === 'refused') === faults.length > 0)).toBe(true)
      }),
    )
  })
})
