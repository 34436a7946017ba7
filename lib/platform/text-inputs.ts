import { z } from 'zod'
import { text } from './inputs'
import { type Locale, locales } from './locales'

/**
 * What the institute writes, by language, each with the same parts of at most so many characters. `name` is the part, of
 * one line, without which there is no text in that language: all of them empty make the language null, which removes it;
 * a language that is left out stays as it is. A form's fields are named by part and language: `title.fr`.
 */
export function texts<P extends string>(name: NoInfer<P>, most: Record<P, number>) {
  const parts = Object.keys(most) as P[]
  const shape = parts.map((part) => {
    const several = text(most[part])
    return [part, (part === name ? several.refine(isOneLine, { error: 'hiddenCharacters' }) : several).default('')]
  })
  const language = z
    .object(Object.fromEntries(shape) as Record<string, z.ZodType<string>>)
    .refine((text) => text[name] !== '' || isBlank(text), { error: 'titleMissing', path: [name] })
    .transform((text) => (isBlank(text) ? null : text))
    .optional() as unknown as z.ZodOptional<z.ZodType<Record<P, string> | null>>
  return z.object(Object.fromEntries(locales.map((locale) => [locale, language])) as Record<Locale, typeof language>)
}

const isOneLine = (value: string) => !value.includes('\n')
const isBlank = (parts: object) => Object.values(parts).every((part) => part === '')
