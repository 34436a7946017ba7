import { countryCodes, teachingLanguages } from '@/lib/people/schema'
import { collator, displayNames } from '@/lib/platform/intl-formats'
import { locales } from '@/lib/platform/locales'

type Option = { value: string; label: string }

/** Names that people use now, where the runtime still lists the old one. */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** Every time zone, and the one that is kept already if it has another name. */
export function zoneOptions(kept?: string): Option[] {
  const names = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone)
  const all = new Set(['UTC', ...names, ...(kept ? [kept] : [])])
  return [...all].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

export function countryOptions(locale: string): Option[] {
  return sorted(countryCodes, locale, 'region')
}

export function languageOptions(locale: string): Option[] {
  return sorted([...teachingLanguages], locale, 'language')
}

/** The product's languages, each named in itself. */
export function localeOptions(): Option[] {
  return locales.map((value) => ({ value, label: nameOf(value, value, 'language') }))
}

/** A country's or language's name in the reader's language, or the code that has none. */
export function nameOf(code: string, locale: string, type: 'region' | 'language'): string {
  try {
    return displayNames(locale, type).of(code) ?? code
  } catch {
    return code
  }
}

function sorted(codes: string[], locale: string, type: 'region' | 'language'): Option[] {
  const names = displayNames(locale, type)
  const { compare } = collator(locale)
  return codes.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => compare(a.label, b.label))
}
