import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './form'
import { noFields, requireFields } from './form-fields'
import { texts } from './text-inputs'
import { Malformed } from './troubles'

const schema = z
  .object({ kinds: z.array(z.string()), code: z.string(), texts: texts('title', { title: 200, summary: 5000 }) })
  .superRefine(({ texts }, { addIssue }) => {
    if (!texts.fr) addIssue({ code: 'custom', message: 'required', path: ['texts', 'fr', 'title'] })
  })

function form(fields: Record<string, string>) {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

const read = (fields: Record<string, string>) => readForm(schema, form({ code: 'A-1', ...fields }))

describe('a form with texts by language', () => {
  test('is read from fields named by part and language', () => {
    const fields = { 'title.fr': ' La preuve ', 'summary.fr': 'Elle.', 'title.zh': '证据' }
    expect(read(fields)).toEqual({
      ok: true,
      data: {
        kinds: [],
        code: 'A-1',
        texts: { fr: { title: 'La preuve', summary: 'Elle.' }, zh: { title: '证据', summary: '' } },
      },
    })
  })

  test('tells a language that was emptied from one that was not sent', () => {
    const answer = read({ 'title.fr': 'La preuve', 'title.en': '', 'summary.en': ' ' })
    expect(answer.ok && answer.data.texts).toEqual({ fr: { title: 'La preuve', summary: '' }, en: null })
  })

  test('says of which field of which language a fault is', () => {
    const answer = read({ 'title.ru': '', 'summary.ru': 'О чём' })
    expect(!answer.ok && answer.issues.map(({ path }) => path)).toEqual([
      ['texts', 'ru', 'title'],
      ['texts', 'fr', 'title'],
    ])
  })
})

describe('a form that no page of ours sends', () => {
  const own = z.object({ slug: z.string() })
  const sent = (...fields: [string, string | Blob][]) => {
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    return data
  }

  test.each([
    ['a field that is not there', ['colour', 'red']],
    ['a right that nobody gives by a form', ['isAdministrator', 'on']],
    ['the prototype of all', ['__proto__', '{"isAdministrator":true}']],
    ['a constructor', ['constructor', 'x']],
    ['a language that nobody writes', ['title.tlh', 'x']],
    ['a part that no text has', ['outcomes.fr', 'x']],
    ['a field twice that comes once', ['code', 'B-2']],
    ['a text twice', ['title.fr', 'y']],
    ['a list by another name', ['kinds[]', 'x']],
    ['a character that nobody types', ['kinds', 'a\0b']],
    ['a file where text belongs', ['kinds', new Blob(['x'])]],
  ] as [string, [string, string | Blob]][])('is refused whole: %s', (_, more) => {
    const data = sent(['code', 'A-1'], ['title.fr', 'La preuve'], more)
    expect(() => readForm(schema, data)).toThrow(Malformed)
  })

  test('is known by all that one act reads', () => {
    const data = sent(['code', 'A-1'], ['title.fr', 'La preuve'], ['slug', 'a'], ['kinds', 'x'], ['kinds', 'y'])
    expect(() => readForm(schema, data)).toThrow(Malformed)
    expect(readForm(schema, data, own)).toMatchObject({ ok: true, data: { kinds: ['x', 'y'], code: 'A-1' } })
    expect(readForm(own, data, schema)).toEqual({ ok: true, data: { slug: 'a' } })
  })

  test('is no form that Next has put its own fields into', () => {
    const data = sent(['$ACTION_REF_1', ''], ['$ACTION_1:0', '{}'], ['$ACTION_1:0', '{}'], ['slug', 'a'])
    expect(readForm(own, data).ok).toBe(true)
    expect(() => readForm(own, sent(['slug', 'a'], ['$ACTIVE', 'x']))).toThrow(Malformed)
  })

  test.each([null, undefined, 7, 'slug=a', [1, 2], { slug: 'a' }])('is %j', (nothing) => {
    expect(() => readForm(own, nothing as never)).toThrow(Malformed)
  })

  test('is told by the names of its fields, where these could be names at all', () => {
    const wrong = sent(['slug', 'a'], ['x'.repeat(100), ''], ['a\nb', ''], ['<b>', ''], ['role', 'administrator'])
    expect(() => readForm(own, wrong)).toThrow(expect.objectContaining({ fields: ['…', '…', '…', 'role'] }))
  })

  test('and is none for an act that reads nothing, but where it is empty', () => {
    expect(() => requireFields(sent(['a', 'b']), noFields)).toThrow(Malformed)
    expect(() => requireFields(new FormData(), noFields)).not.toThrow()
  })
})
