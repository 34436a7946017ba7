import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { buildCourse, buildEdition, buildModule, buildTerm } from '@/prisma/seed/catalogue'
import { buildMember } from '@/prisma/seed/viewers'
import { draftLike } from '../queries/edition-draft'
import { termSeen } from '../rules'
import { courseInput, editionInput, moduleInput, newEditionInput, termInput } from '../schema'
import { changeCourse } from './change-course'
import { changeEdition } from './change-edition'
import { createCourse } from './create-course'
import { createEdition } from './create-edition'
import { addModule, changeModule } from './write-module'
import { addTerm, changeTerm } from './write-term'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

const key = () => randomUUID()
const ok = { ok: true }

/** What the audit log names as changed by the last act on something. */
async function fieldsOf(subjectId: string) {
  const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId }, orderBy: { seq: 'desc' } })
  return entry.fields.toSorted()
}

describe('a course', () => {
  const input = (code: string, texts: object, more = {}) =>
    courseInput.parse({
      code,
      kind: 'specialisedCourse',
      languages: ['en'],
      audiences: [],
      goals: [],
      themes: [],
      newTheme: {},
      baseLocale: 'en',
      texts,
      ...more,
    })
  const byLanguage = async (courseId: string) =>
    Object.fromEntries(
      (await db.courseText.findMany({ where: { courseId } })).map(({ locale, title, summary }) => [
        locale,
        [title, summary],
      ]),
    )
  const written = {
    title: { en: 'Evidence', fr: 'La preuve', ru: 'Доказательства' },
    summary: { en: 'It.', fr: 'Elle.' },
  }

  test('keeps the languages that a form did not touch, and those that no form offers', async () => {
    const { id, code } = await buildCourse(db, { ...written, title: { ...written.title, de: 'Beweis' } })
    const sent = input(code, { en: { title: 'Evidence', summary: 'It.', outcomes: '' }, es: { title: 'La prueba' } })
    expect(await changeCourse(administrator, { courseId: id, version: 1 }, sent)).toMatchObject(ok)
    expect(await byLanguage(id)).toEqual({
      en: ['Evidence', 'It.'],
      fr: ['La preuve', 'Elle.'],
      ru: ['Доказательства', ''],
      de: ['Beweis', ''],
      es: ['La prueba', ''],
    })
    expect(await fieldsOf(id)).toContain('title.es')
    const { searchText } = await db.courseText.findUniqueOrThrow({
      where: { courseId_locale: { courseId: id, locale: 'es' } },
    })
    expect(searchText).toContain('la prueba')
  })

  test('loses the language that was emptied, and the audit log names its fields', async () => {
    const { id, code } = await buildCourse(db, { ...written, outcomes: { en: '' } })
    const sent = input(code, {
      en: { title: 'Evidence', summary: 'It.' },
      fr: { title: '', summary: ' ', outcomes: '' },
    })
    expect(await changeCourse(administrator, { courseId: id, version: 1 }, sent)).toMatchObject(ok)
    expect(Object.keys(await byLanguage(id)).sort()).toEqual(['en', 'ru'])
    expect(await fieldsOf(id)).toEqual(['summary.fr', 'title.fr'])
  })

  test('is written first in whichever language is chosen, and its theme too', async () => {
    const code = `C-${randomUUID().slice(0, 8)}`
    const newTheme = { zh: { newTheme: '文物' }, en: { newTheme: 'Looted art' } }
    const sent = input(code, { zh: { title: '证据' } }, { baseLocale: 'zh', newTheme })
    expect(await createCourse(administrator, key(), sent)).toEqual({ ok: true, value: { code } })
    const course = await db.course.findUniqueOrThrow({ where: { code }, include: { themes: true } })
    expect(course).toMatchObject({ baseLocale: 'zh', themes: [{ themeSlug: 'looted-art' }] })
    expect(await byLanguage(course.id)).toEqual({ zh: ['证据', ''] })
    const names = await db.themeText.findMany({ where: { themeSlug: 'looted-art' } })
    expect(names.map(({ locale, name }) => [locale, name]).sort()).toEqual([
      ['en', 'Looted art'],
      ['zh', '文物'],
    ])
    const known = { courseId: course.id, version: 1 }
    const toFrench = input(code, { fr: { title: 'La preuve' } }, { baseLocale: 'fr', themes: ['looted-art'] })
    expect(await changeCourse(administrator, known, toFrench)).toMatchObject(ok)
    expect(await fieldsOf(course.id)).toEqual(['baseLocale', 'title.fr'])
  })
})

describe('an edition', () => {
  const fields = {
    startsOn: '2027-10-04',
    endsOn: '2027-12-17',
    zone: 'Europe/Rome',
    delivery: 'online',
    wayIn: 'open',
    rate: '80',
    rateBasis: 'sessions',
    late: '100',
    leftEarly: '100',
    baseLocale: 'fr',
  }
  const labels = async (editionId: string) =>
    Object.fromEntries(
      (await db.editionText.findMany({ where: { editionId } })).map(({ locale, label }) => [locale, label]),
    )

  test('keeps other languages, loses the emptied one, and says what changed', async () => {
    const { id } = await buildEdition(db, { label: { en: 'Autumn', fr: 'Automne', ar: 'الخريف' }, baseLocale: 'fr' })
    const sent = editionInput.parse({
      ...fields,
      texts: { fr: { label: 'Automne 2027' }, en: { label: '', about: '' } },
    })
    expect(await changeEdition(administrator, { editionId: id, version: 1 }, sent)).toMatchObject(ok)
    expect(await labels(id)).toEqual({ fr: 'Automne 2027', ar: 'الخريف' })
    expect(await fieldsOf(id)).toEqual(expect.arrayContaining(['label.en', 'label.fr']))
    expect(await fieldsOf(id)).not.toContain('label.ar')
  })

  test('is made in its first language; its address is of the first label with Latin letters', async () => {
    const { id, code } = await buildCourse(db)
    const make = async (texts: object, more = {}) => {
      const made = await createEdition(
        administrator,
        id,
        key(),
        newEditionInput.parse({ ...fields, places: '5', texts, ...more }),
      )
      return made.ok && made.value.slug
    }
    expect(await make({ fr: { label: 'Automne 2027' } })).toBe(`${code.toLowerCase()}-automne-2027`)
    const arabic = { ar: { label: 'الخريف' }, en: { label: 'Autumn' } }
    expect(await make(arabic, { baseLocale: 'ar' })).toBe(`${code.toLowerCase()}-autumn`)
  })

  test('made from an earlier one leaves every label to be written and keeps what is written about it', async () => {
    const texts = { label: { en: 'Autumn', fr: 'Automne' }, about: { en: 'In the evening', fr: 'Le soir' } }
    const { slug, courseId } = await buildEdition(db, { ...texts, baseLocale: 'fr' })
    const like = await draftLike(administrator, courseId, slug, 'en')
    expect(like?.draft.baseLocale).toBe('fr')
    expect(like?.draft.texts.toSorted((one, other) => one.locale.localeCompare(other.locale))).toEqual([
      { locale: 'en', label: '', about: 'In the evening' },
      { locale: 'fr', label: '', about: 'Le soir' },
    ])
  })
})

describe('its modules and terms', () => {
  const aModule = (texts: object) => moduleInput.parse({ texts })
  const aTerm = (texts: object) => termInput.parse({ texts })

  test('need a name in the edition’s first language', async () => {
    const { id } = await buildEdition(db, { label: { fr: 'Automne' }, baseLocale: 'fr' })
    expect(await addModule(administrator, id, key(), aModule({ en: { title: 'Evidence' } }))).toMatchObject({
      reason: 'firstLanguageMissing',
      field: 'title.fr',
    })
    expect(await addTerm(administrator, id, key(), aTerm({ en: { name: 'First' } }))).toMatchObject({
      reason: 'firstLanguageMissing',
      field: 'name.fr',
    })
    expect(await addModule(administrator, id, key(), aModule({ fr: { title: 'La preuve' } }))).toMatchObject(ok)
    expect(await addTerm(administrator, id, key(), aTerm({ fr: { name: 'Premier' } }))).toMatchObject(ok)
  })

  test('of a module, other languages stay, the emptied one goes, the first one can’t', async () => {
    const { id } = await buildEdition(db)
    const module = await buildModule(db, { editionId: id, title: { en: 'Evidence', fr: 'La preuve', zh: '证据' } })
    const known = { editionId: id, moduleId: module.id, version: 1 }
    const emptied = aModule({ en: { title: '' } })
    expect(await changeModule(administrator, known, emptied)).toMatchObject({ reason: 'firstLanguageMissing' })
    const sent = aModule({ en: { title: 'Proof' }, fr: { title: '' } })
    expect(await changeModule(administrator, known, sent)).toMatchObject(ok)
    const titles = await db.moduleText.findMany({ where: { moduleId: module.id }, orderBy: { locale: 'asc' } })
    expect(titles.map(({ locale, title }) => [locale, title])).toEqual([
      ['en', 'Proof'],
      ['zh', '证据'],
    ])
    expect(await fieldsOf(module.id)).toEqual(['title.en', 'title.fr'])
  })

  test('of a term likewise', async () => {
    const { id } = await buildEdition(db)
    const term = await buildTerm(db, { editionId: id, name: { en: 'First', ar: 'الأول', es: 'Primero' } })
    const stored = await db.term.findUniqueOrThrow({ where: { id: term.id }, include: { texts: true } })
    const known = { editionId: id, termId: term.id, seen: termSeen(stored) }
    const sent = aTerm({ ru: { name: 'Первый' }, es: { name: ' ' } })
    expect(await changeTerm(administrator, known, sent)).toMatchObject(ok)
    const names = await db.termText.findMany({ where: { termId: term.id }, orderBy: { locale: 'asc' } })
    expect(names.map(({ locale }) => locale)).toEqual(['ar', 'en', 'ru'])
    expect(await fieldsOf(term.id)).toEqual(['name.es', 'name.ru'])
  })
})
