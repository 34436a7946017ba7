import { expect, test } from 'vitest'
import { chanceOf } from './chance'
import { namedCountries, nameInventor } from './names'

test('the same seed invents the same people', () => {
  const invent = () => {
    const name = nameInventor(chanceOf(7))
    return namedCountries.flatMap((country) => [name(country, 'woman'), name(country, 'man')])
  }
  expect(invent()).toEqual(invent())
})

test('a name is written in its country’s script and order, with a Latin form beside another script', () => {
  const name = nameInventor(chanceOf(1))
  expect(name('CN', 'woman').name).toMatch(/^\p{Script=Han}{3}$/u)
  expect(name('CN', 'man').certificateName).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u)
  expect(name('EG', 'man').name).toMatch(/^[\p{Script=Arabic} ]+$/u)
  expect(name('GE', 'woman').name).toMatch(/^\p{Script=Georgian}+ \p{Script=Georgian}+$/u)
  expect(name('KH', 'man').name).toMatch(/^[\p{Script=Khmer} ]+$/u)
  expect(name('KZ', 'woman').name).toMatch(/ова$|ева$/)
  expect(name('KZ', 'man').name).toMatch(/ов$|ев$/)
  expect(name('IT', 'woman').certificateName).toBeNull()
})

test('nobody has the name of another', () => {
  const name = nameInventor(chanceOf(2))
  const names = Array.from({ length: 120 }, () => name('SN', 'notSaid').name)
  expect(new Set(names).size).toBe(120)
})

test('a country without names is named', () => {
  expect(() => nameInventor(chanceOf(1))('ZZ', 'man')).toThrow('No names are kept for the country ZZ.')
})
