// Every language has the same messages with the same arguments, and each is used.
import { readdirSync, readFileSync } from 'node:fs'
import { at } from '../setup/paths.mjs'
import { languageFaults, sentencesOf } from './languages.mjs'
import { report, sources } from './sources.mjs'
import { unusedKeys } from './usage.mjs'

const read = (file) => JSON.parse(readFileSync(at(`messages/${file}`), 'utf8'))
const english = read('en.json')

const languages = readdirSync(at('messages')).flatMap((file) =>
  languageFaults(file.replace('.json', ''), read(file), english),
)
const texts = sources()
  .filter(({ path }) => !path.startsWith('scripts/'))
  .map(({ text }) => text)
// The names of a value are looked up by the value.
const keys = sentencesOf(english).flatMap(([key]) => (key.startsWith('terms.') ? [] : [key]))

report([...languages, ...unusedKeys(keys, texts).map((key) => `en: nothing uses ${key}`)])
