import { type Headings, readHeadings } from '@/lib/platform/tables/headings'
import type { Cell } from '@/lib/platform/tables/table'

export const importColumns = ['name', 'address', 'country', 'gender', 'organisation', 'job', 'locale', 'zone'] as const

export type ImportColumn = (typeof importColumns)[number]

/** Without these a file says nothing of anybody. */
export const neededColumns = ['name', 'address'] as const satisfies ImportColumn[]

/** What may head each column, in English and Arabic; case, accents, blanks and signs do not matter. */
const words: Record<ImportColumn, readonly string[]> = {
  name: [
    'name',
    'full name',
    'complete name',
    'name and surname',
    'person',
    'participant',
    'participant name',
    'الاسم',
    'الشخص',
    'اسم',
    'الاسم الكامل',
    'الاسم بالكامل',
    'الاسم واللقب',
    'اسم المشارك',
  ],
  address: [
    'email',
    'email address',
    'electronic mail',
    'mail',
    'mail address',
    'البريد الإلكتروني',
    'عنوان البريد الإلكتروني',
    'بريد إلكتروني',
    'البريد',
    'الإيميل',
    'إيميل',
  ],
  country: [
    'country',
    'country code',
    'country of work',
    'country where you work',
    'iso country',
    'البلد',
    'الدولة',
    'بلد العمل',
    'رمز البلد',
    'البلد الذي تعمل فيه',
  ],
  gender: ['gender', 'sex', 'الجنس', 'نوع الجنس', 'النوع', 'النوع الاجتماعي'],
  organisation: [
    'organisation',
    'organization',
    'organisation name',
    'organization name',
    'institution',
    'affiliation',
    'employer',
    'company',
    'agency',
    'الجهة',
    'جهة العمل',
    'المؤسسة',
    'المنظمة',
    'اسم الجهة',
  ],
  job: [
    'job',
    'job title',
    'position',
    'function',
    'occupation',
    'profession',
    'what you do',
    'الوظيفة',
    'المسمى الوظيفي',
    'المنصب',
    'المهنة',
    'العمل',
    'عملك',
  ],
  locale: ['language', 'preferred language', 'language code', 'locale', 'اللغة', 'اللغة المفضلة', 'لغة المراسلة'],
  zone: ['time zone', 'tz', 'المنطقة الزمنية', 'التوقيت'],
}

/** May be where somebody lives: meant where no other heading means an e-mail address, as in the list of people. */
const unclear = ['address', 'العنوان']

/** What each heading of a file means, and which of the needed columns it lacks. */
export function columnsOf(headings: Cell[]): Headings<ImportColumn> & { missing: ImportColumn[] } {
  const clear = readHeadings(headings, words)
  const read = clear.columns.includes('address')
    ? clear
    : readHeadings(headings, { ...words, address: [...words.address, ...unclear] })
  return { ...read, missing: neededColumns.filter((column) => !read.columns.includes(column)) }
}
