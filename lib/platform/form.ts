import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type en from '../../messages/en.json'
import { fieldsOf, partsOf, requireFields, unwrapped } from './form-fields'
import type { FormState } from './form-state'
import { requestId } from './request'
import { noteOfRequest } from './request-notes'
import type { Refusal } from './result'

type Fault = keyof (typeof en)['validation']

/** The key of a sentence under `validation`, for a schema's own refinements: `{ error: fault('endBeforeStart') }`. */
export function fault(key: Fault): string {
  return key
}

type Read<T> = { ok: true; data: T } | { ok: false; issues: z.core.$ZodIssue[] }

/**
 * Reads the schema's own fields from a form, repeated ones as arrays, and parses them. Texts by language are read from
 * fields such as `title.fr`. An action is a public address: what posts to it by hand may send anything, and what no form
 * of ours sends is refused whole (throws `Malformed`): no form, a file where text belongs, a field that neither the
 * schema nor one of `besides` knows, which the same act reads too, or one twice that comes once.
 */
export function readForm<S extends z.ZodObject>(
  schema: S,
  form: FormData,
  ...besides: z.ZodObject[]
): Read<z.infer<S>> {
  const fields = fieldsOf(schema, ...besides)
  requireFields(form, (name) => fields.get(name))
  const raw: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const { type, shape } = unwrapped(field)
    if (type === 'array') raw[name] = form.getAll(name)
    else if (shape) raw[name] = readTexts(shape, form)
    else if (form.has(name)) raw[name] = form.get(name)
  }
  const parsed = schema.safeParse(raw)
  return parsed.success ? { ok: true, data: parsed.data } : { ok: false, issues: parsed.error.issues }
}

/** Of each language the parts that were sent; a language of which nothing was sent is left out. */
function readTexts(languages: Record<string, unknown>, form: FormData) {
  const texts: Record<string, Record<string, unknown>> = {}
  for (const { language, part, field } of partsOf(languages)) {
    if (form.has(field)) texts[language] = { ...texts[language], [part]: form.get(field) }
  }
  return texts
}

/** Sends a form back with what was wrong with it, in the reader's language, and all that was filled in. */
export async function refuseFields(issues: z.core.$ZodIssue[], form: FormData): Promise<FormState> {
  noteOfRequest(await requestId(), {
    refused: 'invalid',
    fields: [...new Set(issues.map(({ path }) => fieldOf(path)))],
  })
  const t = await getTranslations('validation')
  const seen = new Set<string>()
  const errors = issues.flatMap((issue) => {
    const field = fieldOf(issue.path)
    if (seen.has(field)) return []
    seen.add(field)
    const { key, params } = sentenceOf(issue)
    return [{ field, message: t(key, params as never) }]
  })
  return { status: 'refused', errors, values: valuesOf(form), at: Date.now() }
}

/** The form's field that a schema's path is about: 'title.fr' of ['texts', 'fr', 'title']. */
function fieldOf([first, second, third]: PropertyKey[]): string {
  return typeof third === 'string' ? `${third}.${String(second)}` : String(first ?? '')
}

/** Sends a form back with a command's refusal. What is not there, or not for the viewer, is Next's not-found (404). */
export async function refuse(refusal: Refusal, form: FormData): Promise<FormState> {
  noteOfRequest(await requestId(), { refused: refusal.reason })
  if (refusal.reason === 'notFound') notFound()
  const t = await getTranslations('refusals')
  const message = t(refusal.reason, refusal.params as never)
  return {
    status: 'refused',
    errors: [{ field: refusal.field ?? '', message }],
    reason: refusal.reason,
    values: valuesOf(form),
    at: Date.now(),
  }
}

/** What was filled in, to be shown again; passwords never are. */
function valuesOf(form: FormData): Record<string, string[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION') && !/password/i.test(name))
  // By entries, which make an own property of any name: what was sent may be called `__proto__`.
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]))
}

function sentenceOf(issue: z.core.$ZodIssue): { key: Fault; params?: Record<string, string | number> } {
  switch (issue.code) {
    case 'custom':
      return { key: (issue.message as Fault) || 'invalid', params: issue.params }
    case 'too_small':
      if (issue.origin === 'string') {
        return issue.minimum === 1 ? { key: 'required' } : { key: 'tooShort', params: { min: Number(issue.minimum) } }
      }
      if (issue.origin === 'array') return { key: 'required' }
      return { key: 'numberTooSmall', params: { min: Number(issue.minimum) } }
    case 'too_big':
      if (issue.origin === 'string') return { key: 'tooLong', params: { max: Number(issue.maximum) } }
      if (issue.origin === 'array') return { key: 'tooMany', params: { max: Number(issue.maximum) } }
      return { key: 'numberTooBig', params: { max: Number(issue.maximum) } }
    case 'invalid_type':
      return { key: issue.input === undefined ? 'required' : 'invalid' }
    case 'invalid_value':
      return { key: 'chooseOne' }
    case 'invalid_format':
      return { key: faultOfFormat[issue.format] ?? 'invalid' }
    default:
      return { key: 'invalid' }
  }
}

/** Ids are never written by hand: one that is none stands where nothing was chosen. */
const faultOfFormat: Partial<Record<string, Fault>> = { email: 'invalidEmail', url: 'invalidLink', uuid: 'chooseOne' }
