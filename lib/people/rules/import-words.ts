import { formattingLocale, type Locale, locales } from '@/lib/platform/locales'
import { fold } from '@/lib/platform/tables/headings'
import { countryCodes, genders } from '../schema'

type Gender = (typeof genders)[number]

/** How countries are called besides their short names, most of it by the United Nations. */
const alsoCalled: Record<string, string[]> = {
  BO: ['Bolivia (Plurinational State of)'],
  BN: ['Brunei Darussalam'],
  CD: ['Democratic Republic of the Congo', 'DR Congo', 'DRC', 'جمهورية الكونغو الديمقراطية'],
  CG: ['Congo', 'Republic of the Congo', 'الكونغو'],
  CI: ['Ivory Coast', 'كوت ديفوار', 'ساحل العاج'],
  CN: ["People's Republic of China"],
  CV: ['Cabo Verde'],
  CZ: ['Czech Republic', 'الجمهورية التشيكية'],
  FM: ['Micronesia (Federated States of)'],
  GB: ['UK', 'Great Britain', 'United Kingdom of Great Britain and Northern Ireland', 'بريطانيا'],
  IR: ['Iran (Islamic Republic of)', 'Islamic Republic of Iran', 'جمهورية إيران الإسلامية'],
  KP: ["Democratic People's Republic of Korea"],
  KR: ['Republic of Korea', 'جمهورية كوريا'],
  LA: ["Lao People's Democratic Republic", 'Lao PDR'],
  MD: ['Republic of Moldova', 'جمهورية مولدوفا'],
  MM: ['Myanmar', 'Burma'],
  MK: ['Macedonia'],
  PS: ['Palestine', 'State of Palestine', 'فلسطين', 'دولة فلسطين'],
  RU: ['Russian Federation', 'الاتحاد الروسي'],
  SY: ['Syrian Arab Republic', 'الجمهورية العربية السورية'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey', 'Türkiye'],
  TZ: ['United Republic of Tanzania'],
  US: ['USA', 'United States of America', 'الولايات المتحدة الأمريكية'],
  VA: ['Holy See', 'الكرسي الرسولي'],
  VE: ['Venezuela (Bolivarian Republic of)'],
  VN: ['Viet Nam'],
}

const genderWords: Record<Gender, readonly string[]> = {
  woman: ['woman', 'female', 'f', 'w', 'امرأة', 'أنثى', 'سيدة'],
  man: ['man', 'male', 'm', 'رجل', 'ذكر'],
  other: ['other', 'non-binary', 'x', 'غير ذلك', 'آخر', 'أخرى'],
  notSaid: ['not said', 'prefer not to say', 'unknown', 'غير مذكور', 'غير محدد'],
}

const localeWords: Record<Locale, readonly string[]> = {
  en: ['en', 'en-GB', 'en-US', 'الإنكليزية'],
  ar: ['ar', 'عربي'],
  es: ['es', 'castellano'],
  fr: ['fr'],
  ru: ['ru'],
  zh: ['zh', 'zh-CN', 'zh-Hans', '汉语'],
}

/** The code of a country from its code or one of its names in the product's languages. */
export function countryOf(text: string): string | undefined {
  countries ??= byWord(countryCodes, (code) =>
    [code, ...namesOf(code, 'region'), ...(alsoCalled[code] ?? [])].map(withoutArticles),
  )
  return countries.get(fold(withoutArticles(text)))
}

/** "The Gambia" is Gambia, "St Kitts & Nevis" Saint Kitts and Nevis. */
function withoutArticles(name: string): string {
  return name
    .replaceAll('&', ' and ')
    .replace(/\bsaint\b/gi, 'st')
    .replace(/\bthe\b/gi, '')
}

export function genderOf(text: string): Gender | undefined {
  return byGenderWord.get(fold(text))
}

/** A language of the product from its code or its name in one of them. */
export function localeOf(text: string): Locale | undefined {
  return byLocaleWord.get(fold(text))
}

/** A time zone by its name in the IANA database, in whatever case. */
export function zoneOf(text: string): string | undefined {
  zones ??= new Map(['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => [zone.toLowerCase(), zone]))
  const asked = text.replaceAll(' ', '_')
  return zones.get(asked.toLowerCase()) ?? newNameOf(asked)
}

/** Zones have other names than those that the runtime lists: Asia/Kolkata, where it says Asia/Calcutta. */
function newNameOf(asked: string): string | undefined {
  if (!/^[a-z]+\/[a-z_/-]+$/i.test(asked)) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone: asked })
  } catch {
    return undefined
  }
  return asked.replace(/[a-z]+/gi, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
}

let countries: Map<string, string> | undefined
let zones: Map<string, string> | undefined
const byGenderWord = byWord(genders, (gender) => genderWords[gender])
const byLocaleWord = byWord(locales, (locale) => [...localeWords[locale], ...namesOf(locale, 'language')])

function namesOf(code: string, type: 'region' | 'language'): string[] {
  const spoken = [...locales, ...locales.map(formattingLocale)]
  return spoken.flatMap((locale) => new Intl.DisplayNames([locale], { type }).of(code) ?? [])
}

function byWord<Code extends string>(codes: readonly Code[], wordsOf: (code: Code) => readonly string[]) {
  return new Map(codes.flatMap((code) => wordsOf(code).map((word): [string, Code] => [fold(word), code])))
}
