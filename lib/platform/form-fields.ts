import type { z } from 'zod'
import { Malformed } from './troubles'

/** How a field comes: once at most, or as often as it has values. */
type Often = 'once' | 'often'

/** Throws `Malformed` for what is no form of texts that a person can type, whatever the type of an action says. */
export function requireForm(form: unknown): asserts form is FormData {
  if (!(form instanceof FormData)) throw new Malformed('no form')
  for (const [name, value] of form) {
    if (typeof value !== 'string') throw new Malformed('a file where text belongs', [name])
    // No database keeps it, and a command would fail half-way, for some readers and not for others.
    if (value.includes('\0')) throw new Malformed('a character that nobody types', [name])
  }
}

/**
 * Throws `Malformed` for a form with a field that `knows` does not know, or with one twice that comes once: no form of ours
 * sends such a thing (OWASP ASVS 5.0, 15.3.3 and 15.3.7). Next's own fields, by which it finds the act, are passed over.
 */
export function requireFields(form: unknown, knows: (name: string) => Often | undefined): asserts form is FormData {
  requireForm(form)
  const seen = new Set<string>()
  const wrong = new Set<string>()
  for (const name of form.keys()) {
    if (name.startsWith('$ACTION_')) continue
    const often = knows(name)
    if (!often || (often === 'once' && seen.has(name))) wrong.add(name)
    seen.add(name)
  }
  if (wrong.size > 0) throw new Malformed('fields that no form of ours sends so', [...wrong])
}

/** For an act that reads nothing of its form. */
export const noFields = () => undefined

/** The fields by which a form sends what its schemas read; texts by language as `title.fr`. */
export function fieldsOf(...schemas: z.ZodObject[]): Map<string, Often> {
  const fields = new Map<string, Often>()
  for (const [name, field] of schemas.flatMap((schema) => Object.entries(schema.shape))) {
    const { type, shape } = unwrapped(field)
    if (shape) for (const part of partsOf(shape)) fields.set(part.field, 'once')
    else fields.set(name, type === 'array' ? 'often' : 'once')
  }
  return fields
}

/** What is written by language, with the field of each part. */
export function partsOf(languages: Record<string, unknown>): { language: string; part: string; field: string }[] {
  return Object.entries(languages).flatMap(([language, field]) =>
    Object.keys(unwrapped(field).shape ?? {}).map((part) => ({ language, part, field: `${part}.${language}` })),
  )
}

type Field = { shape?: Record<string, unknown>; def?: { type?: string; innerType?: unknown; in?: unknown } }

/** What a field is beneath all that may or must become of it: its type, and the shape of an object. */
export function unwrapped(field: unknown): { type?: string; shape?: Record<string, unknown> } {
  let inner = field as Field
  while (inner?.def && ['optional', 'default', 'pipe', 'nullable', 'catch'].includes(inner.def.type ?? '')) {
    inner = (inner.def.innerType ?? inner.def.in) as Field
  }
  return { type: inner?.def?.type, shape: inner?.shape }
}
