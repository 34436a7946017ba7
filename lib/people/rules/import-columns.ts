import { type Headings, readHeadings } from '@/lib/platform/tables/headings'
import type { Cell } from '@/lib/platform/tables/table'

export const importColumns = ['name', 'address', 'country', 'gender', 'organisation', 'job', 'locale', 'zone'] as const

export type ImportColumn = (typeof importColumns)[number]

/** Without these a file says nothing of anybody. */
export const neededColumns = ['name', 'address'] as const satisfies ImportColumn[]

/**
 * What may head each column, a line a language: first what that language's own template and pages say. Case, accents,
 * blanks and signs do not matter.
 */
const words: Record<ImportColumn, readonly string[]> = {
  name: [
    ...['name', 'full name', 'complete name', 'name and surname', 'person', 'participant', 'participant name'],
    ...['الاسم', 'الشخص', 'اسم', 'الاسم الكامل', 'الاسم بالكامل', 'الاسم واللقب', 'اسم المشارك'],
    ...['nombre', 'nombre completo', 'nombre y apellido', 'nombre y apellidos', 'apellidos y nombre', 'persona'],
    ...['nom', 'nom complet', 'nom et prénom', 'nom et prénoms', 'prénom et nom', 'personne', 'nom du participant'],
    ...['имя', 'полное имя', 'фио', 'имя и фамилия', 'фамилия и имя', 'фамилия имя отчество', 'человек', 'участник'],
    ...['姓名', '全名', '名字', '人员', '参加者', '学员', '学员姓名'],
  ],
  address: [
    ...['email', 'email address', 'electronic mail', 'mail', 'mail address'],
    ...['عنوان البريد الإلكتروني', 'البريد الإلكتروني', 'بريد إلكتروني', 'البريد', 'الإيميل', 'إيميل'],
    ...['correo electrónico', 'dirección de correo electrónico', 'dirección electrónica', 'correo'],
    ...['adresse électronique', 'courriel', 'adresse de courriel', 'adresse courriel', 'adresse e-mail', 'mél'],
    ...['адрес электронной почты', 'электронная почта', 'эл. почта', 'почта', 'e-mail адрес'],
    ...['电子邮件地址', '电子邮件', '电子邮箱', '邮箱', '邮箱地址', '邮件地址', '电邮'],
  ],
  country: [
    ...['country', 'country code', 'country of work', 'country where you work', 'iso country'],
    ...['البلد', 'الدولة', 'بلد العمل', 'رمز البلد', 'البلد الذي تعمل فيه'],
    ...['país', 'código de país', 'país de trabajo', 'país en el que trabaja'],
    ...['pays', 'code du pays', 'code pays', 'pays de travail', 'pays où vous travaillez'],
    ...['страна', 'код страны', 'страна работы', 'страна, где вы работаете', 'государство'],
    ...['国家', '国别', '国家代码', '工作所在国', '国家或地区', '国家/地区'],
  ],
  gender: [
    ...['gender', 'sex'],
    ...['نوع الجنس', 'الجنس', 'النوع', 'النوع الاجتماعي'],
    ...['género', 'sexo'],
    ...['genre', 'sexe'],
    ...['пол', 'гендер'],
    ...['性别'],
  ],
  organisation: [
    ...['organisation', 'organization', 'organisation name', 'organization name', 'institution', 'affiliation'],
    ...['employer', 'company', 'agency'],
    ...['الجهة', 'جهة العمل', 'المؤسسة', 'المنظمة', 'اسم الجهة'],
    ...['organización', 'nombre de la organización', 'institución', 'entidad', 'organismo', 'empresa'],
    ...['nom de l’organisation', 'établissement', 'organisme', 'employeur', 'entreprise', 'structure'],
    ...['организация', 'название организации', 'учреждение', 'место работы', 'работодатель', 'компания'],
    ...['单位', '单位名称', '工作单位', '组织', '机构', '机构名称', '公司'],
  ],
  job: [
    ...['job', 'job title', 'position', 'function', 'occupation', 'profession', 'what you do'],
    ...['الوظيفة', 'المسمى الوظيفي', 'المنصب', 'المهنة', 'العمل', 'عملك'],
    ...['cargo', 'cargo u ocupación', 'puesto', 'ocupación', 'profesión', 'función'],
    ...['fonction', 'votre fonction', 'poste', 'emploi', 'intitulé du poste', 'métier'],
    ...['должность', 'профессия', 'чем вы занимаетесь', 'род занятий'],
    ...['职务', '职位', '职业', '岗位', '职称'],
  ],
  locale: [
    ...['language', 'preferred language', 'language code', 'locale'],
    ...['اللغة', 'اللغة المفضلة', 'لغة المراسلة'],
    ...['idioma', 'idioma preferido', 'lengua'],
    ...['langue', 'langue préférée', 'langue de correspondance'],
    ...['язык', 'предпочитаемый язык', 'язык переписки'],
    ...['语文', '语言', '首选语文', '首选语言', '通信语文'],
  ],
  zone: [
    ...['time zone', 'tz'],
    ...['المنطقة الزمنية', 'التوقيت'],
    ...['zona horaria', 'huso horario'],
    ...['fuseau horaire', 'fuseau'],
    ...['часовой пояс', 'временная зона'],
    ...['时区'],
  ],
}

/** May be where somebody lives: meant where no other heading means an e-mail address, as in the list of people. */
const unclear = ['address', 'العنوان', 'dirección', 'adresse', 'адрес', '地址']

/** What each heading of a file means, and which of the needed columns it lacks. */
export function columnsOf(headings: Cell[]): Headings<ImportColumn> & { missing: ImportColumn[] } {
  const clear = readHeadings(headings, words)
  const read = clear.columns.includes('address')
    ? clear
    : readHeadings(headings, { ...words, address: [...words.address, ...unclear] })
  return { ...read, missing: neededColumns.filter((column) => !read.columns.includes(column)) }
}
