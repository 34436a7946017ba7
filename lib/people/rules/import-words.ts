import { formattingLocale, type Locale, locales } from '@/lib/platform/locales'
import { fold } from '@/lib/platform/tables/headings'
import { countryCodes, genders } from '../schema'

type Gender = (typeof genders)[number]

/** How countries are called besides their short names in the product's languages, most of it by the United Nations. */
const alsoCalled: Record<string, string[]> = {
  BO: [
    'Bolivia (Plurinational State of)',
    'Estado Plurinacional de Bolivia',
    'État plurinational de Bolivie',
    '多民族玻利维亚国',
  ],
  BN: ['Brunei Darussalam'],
  CD: [
    'Democratic Republic of the Congo',
    'DR Congo',
    'DRC',
    'جمهورية الكونغو الديمقراطية',
    'República Democrática del Congo',
    'République démocratique du Congo',
    'RDC',
    'Демократическая Республика Конго',
    '刚果民主共和国',
  ],
  CG: ['Congo', 'Republic of the Congo', 'الكونغو'],
  CI: ['Ivory Coast', 'كوت ديفوار', 'ساحل العاج', 'Costa de Marfil', 'Кот-д’Ивуар', '科特迪瓦'],
  CN: ["People's Republic of China", '中华人民共和国', 'Китайская Народная Республика'],
  CV: ['Cabo Verde'],
  CZ: ['Czech Republic', 'الجمهورية التشيكية', 'República Checa', 'République tchèque', 'Чешская Республика'],
  FM: ['Micronesia (Federated States of)'],
  GB: [
    'UK',
    'Great Britain',
    'United Kingdom of Great Britain and Northern Ireland',
    'بريطانيا',
    'Gran Bretaña',
    'Grande-Bretagne',
    'Великобритания',
    'Соединенное Королевство',
    '联合王国',
    '大不列颠及北爱尔兰联合王国',
  ],
  IR: [
    'Iran (Islamic Republic of)',
    'Islamic Republic of Iran',
    'جمهورية إيران الإسلامية',
    'República Islámica del Irán',
    'République islamique d’Iran',
    'Исламская Республика Иран',
    '伊朗伊斯兰共和国',
  ],
  KP: [
    "Democratic People's Republic of Korea",
    'República Popular Democrática de Corea',
    'République populaire démocratique de Corée',
    '朝鲜民主主义人民共和国',
  ],
  KR: [
    'Republic of Korea',
    'جمهورية كوريا',
    'República de Corea',
    'République de Corée',
    'Республика Корея',
    '大韩民国',
  ],
  LA: [
    "Lao People's Democratic Republic",
    'Lao PDR',
    'República Democrática Popular Lao',
    'République démocratique populaire lao',
    '老挝人民民主共和国',
  ],
  MD: [
    'Republic of Moldova',
    'جمهورية مولدوفا',
    'República de Moldova',
    'République de Moldova',
    'Республика Молдова',
    '摩尔多瓦共和国',
  ],
  MM: ['Myanmar', 'Burma'],
  MK: ['Macedonia'],
  PS: [
    'Palestine',
    'State of Palestine',
    'فلسطين',
    'دولة فلسطين',
    'Palestina',
    'Estado de Palestina',
    'État de Palestine',
    'Палестина',
    'Государство Палестина',
    '巴勒斯坦',
    '巴勒斯坦国',
  ],
  RU: [
    'Russian Federation',
    'الاتحاد الروسي',
    'Federación de Rusia',
    'Fédération de Russie',
    'Российская Федерация',
    '俄罗斯联邦',
  ],
  SY: [
    'Syrian Arab Republic',
    'الجمهورية العربية السورية',
    'República Árabe Siria',
    'République arabe syrienne',
    'Сирийская Арабская Республика',
    '阿拉伯叙利亚共和国',
  ],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey', 'Türkiye'],
  TZ: [
    'United Republic of Tanzania',
    'República Unida de Tanzanía',
    'République-Unie de Tanzanie',
    'Объединенная Республика Танзания',
    '坦桑尼亚联合共和国',
  ],
  US: [
    'USA',
    'United States of America',
    'الولايات المتحدة الأمريكية',
    'Estados Unidos de América',
    'EE. UU.',
    'États-Unis d’Amérique',
    'Соединенные Штаты Америки',
    'США',
    '美利坚合众国',
  ],
  VA: ['Holy See', 'الكرسي الرسولي', 'Santa Sede', 'Saint-Siège', 'Святой Престол', '教廷'],
  VE: [
    'Venezuela (Bolivarian Republic of)',
    'República Bolivariana de Venezuela',
    'République bolivarienne du Venezuela',
    '委内瑞拉玻利瓦尔共和国',
  ],
  VN: ['Viet Nam'],
}

/**
 * Words in each language. Not H: beside it M is a man to French readers and a woman to Spanish ones, so that such a list is
 * refused rather than misread.
 */
const genderWords: Record<Gender, readonly string[]> = {
  woman: [
    ...['woman', 'female', 'f', 'w', 'امرأة', 'أنثى', 'سيدة', 'mujer', 'femenino', 'femenina', 'femme', 'féminin'],
    ...['женщина', 'женский', 'жен.', 'ж', '女', '女性', '女士'],
  ],
  man: [
    ...['man', 'male', 'm', 'رجل', 'ذكر', 'hombre', 'masculino', 'varón', 'homme', 'masculin'],
    ...['мужчина', 'мужской', 'муж.', 'м', '男', '男性', '先生'],
  ],
  other: [
    ...['other', 'non-binary', 'x', 'غير ذلك', 'آخر', 'أخرى', 'otro', 'otra', 'no binario', 'autre', 'non binaire'],
    ...['другое', 'другой', 'иное', '其他', '其它'],
  ],
  notSaid: [
    ...['not said', 'prefer not to say', 'unknown', 'غير مذكور', 'غير محدد', 'sin indicar', 'no indicado', 'no consta'],
    ...['non précisé', 'non indiqué', 'не указано', 'не указан', 'неизвестно', '未说明', '不详', '未知'],
  ],
}

const localeWords: Record<Locale, readonly string[]> = {
  en: ['en', 'en-GB', 'en-US', 'الإنكليزية', '英文'],
  ar: ['ar', 'عربي', '阿拉伯文'],
  es: ['es', 'es-ES', 'es-419', 'castellano', '西班牙文'],
  fr: ['fr', 'fr-FR', 'fr-CA', '法文'],
  ru: ['ru', 'ru-RU', '俄文'],
  zh: ['zh', 'zh-CN', 'zh-Hans', '汉语', '中国语文', 'chino mandarín', 'mandarin', 'Mandarin Chinese'],
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
