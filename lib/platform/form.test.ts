import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './form'
import { texts } from './text-inputs'

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
  test('is read from fields named by part and language; what is not ours is left out', () => {
    const fields = {
      'title.fr': ' La preuve ',
      'summary.fr': 'Elle.',
      'title.zh': '证据',
      'title.tlh': 'x',
      other: 'y',
    }
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
