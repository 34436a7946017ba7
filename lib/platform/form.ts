import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type en from '../../messages/en.json'
import type { FormState } from './form-state'
import type { Refusal } from './result'
import { Malformed } from './troubles'

type Fault = keyof (typeof en)['validation']

/** The key of a sentence under `validation`, for a schema's own refinements: `{ error: fault('endBeforeStart') }`. */
export function fault(key: Fault): string {
  return key
}

type Read<T> = { ok: true; data: T } | { ok: false; issues: z.core.$ZodIssue[] }

/**
 * Reads the schema's own fields from a form, repeated ones as arrays, and parses them. Others are left out. Texts by
 * language are read from fields such as `title.fr`. An action is a public address: what posts to it by hand may send
 * anything, and what is no form, or holds a file where text belongs, is refused whole (throws `Malformed`).
 */
export function readForm<S extends z.ZodObject>(schema: S, form: FormData): Read<z.infer<S>> {
  requireForm(form)
  const raw: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const values = form.getAll(name).filter((value) => typeof value === 'string')
    const { type, shape } = unwrapped(field)
    if (type === 'array') raw[name] = values
    else if (shape) raw[name] = readTexts(shape, form)
    else if (values.length > 0) raw[name] = values[0]
  }
  const parsed = schema.safeParse(raw)
  return parsed.success ? { ok: true, data: parsed.data } : { ok: false, issues: parsed.error.issues }
}

/** Throws `Malformed` for what is no form of texts, whatever the type of an action says. */
export function requireForm(form: unknown): asserts form is FormData {
  if (!(form instanceof FormData)) throw new Malformed('no form')
  for (const value of form.values()) if (typeof value !== 'string') throw new Malformed('a file where text belongs')
}

/** Of each language the parts that were sent; a language of which nothing was sent is left out. */
function readTexts(languages: Record<string, unknown>, form: FormData) {
  const texts: Record<string, Record<string, unknown>> = {}
  for (const [language, field] of Object.entries(languages)) {
    for (const part of Object.keys(unwrapped(field).shape ?? {})) {
      const value = form.get(`${part}.${language}`)
      if (typeof value === 'string') texts[language] = { ...texts[language], [part]: value }
    }
  }
  return texts
}

type Field = { shape?: Record<string, unknown>; def?: { type?: string; innerType?: unknown; in?: unknown } }

/** What a field is beneath all that may or must become of it: its type, and the shape of an object. */
function unwrapped(field: unknown): { type?: string; shape?: Record<string, unknown> } {
  let inner = field as Field
  while (inner?.def && ['optional', 'default', 'pipe', 'nullable'].includes(inner.def.type ?? '')) {
    inner = (inner.def.innerType ?? inner.def.in) as Field
  }
  return { type: inner?.def?.type, shape: inner?.shape }
}

/** Sends a form back with what was wrong with it, in the reader's language, and all that was filled in. */
export async function refuseFields(issues: z.core.$ZodIssue[], form: FormData): Promise<FormState> {
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
      return { key: (issue.message as Fault) || 'invalid' }
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
