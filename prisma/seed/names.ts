import type { Gender } from '@prisma/client'
import type { Chance } from './chance'
import data from './data/names.json'

export type InventedName = {
  /** As the person writes it. */
  name: string
  /** In Latin letters, for certificates; null where the name is written in them already. */
  certificateName: string | null
}

type CountryNames = {
  language: string
  order?: string
  /** What stands between the parts; a space unless the country writes them together. */
  joiner?: string
  surnames?: number
  women: string[]
  men: string[]
  families: string[]
}

const countries = data.countries as Record<string, CountryNames>

/** The countries, as ISO 3166 alpha-2, that have names. */
export const namedCountries = Object.keys(countries).sort()

/** The language, as BCP 47, in which a name of that country is written. */
export function languageOf(country: string): string {
  return namesOf(country).language
}

/** Invents people, never the same name twice nor a reserved one. Throws when a country has no combination left. */
export function nameInventor(chance: Chance, reserved: string[] = []) {
  const taken = new Set<string>([...data.avoid, ...reserved])
  return (country: string, gender: Gender): InventedName => {
    for (let attempt = 0; attempt < 5000; attempt++) {
      const invented = combine(namesOf(country), isWomans(gender, chance), chance)
      if (taken.has(invented.name)) continue
      taken.add(invented.name)
      return invented
    }
    throw new Error(`No name is left for another person from ${country}.`)
  }
}

function combine(from: CountryNames, asWoman: boolean, chance: Chance): InventedName {
  const given = parts(chance.pick(asWoman ? from.women : from.men), asWoman)
  const picked = chance.shuffled(from.families).slice(0, from.surnames ?? 1)
  const family = picked.map((each) => parts(each, asWoman))
  const inOrder = <T>(first: T, last: T[]) => (from.order === 'family-given' ? [...last, first] : [first, ...last])
  const name = inOrder(
    given.own,
    family.map((each) => each.own),
  ).join(from.joiner ?? ' ')
  const latin = inOrder(
    given.latin,
    family.map((each) => each.latin),
  ).join(' ')
  return { name, certificateName: latin === name ? null : latin }
}

/** 'own script|Latin', each 'a man's form/a woman's form' where there are two. */
function parts(text: string, asWoman: boolean) {
  const [own = '', latin = own] = text.split('|').map((form) => form.split('/')[asWoman ? 1 : 0] ?? form)
  return { own, latin }
}

function isWomans(gender: Gender, chance: Chance): boolean {
  return gender === 'woman' || (gender !== 'man' && chance.happens(0.5))
}

function namesOf(country: string): CountryNames {
  const names = countries[country]
  if (!names) throw new Error(`No names are kept for the country ${country}.`)
  return names
}
