const LATIN_FEATURES = ['kern', 'liga', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'lnum']
const ARABIC_FEATURES = ['init', 'medi', 'fina', 'isol', 'rlig', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'kern']

const TEXT = { wght: { min: 400, max: 700 } }
const HEADING = { wght: 600 }

/**
 * The characters of each script; app/styles/fonts.css repeats them as unicode-range. Extended Latin is that of names in
 * Europe and West Africa; Arabic has the letters of Persian and Urdu besides, so that no name breaks in its middle.
 */
const LATIN =
  '20-7E A0-FF 131 152-153 2BB-2BC 2C6 2DA 2DC 2009-200F 2010-2027 202A-2030 2032-2033 2039-203A 2044 2066-2069 20AC 2116 2122 2190-2193 2212 2215 FEFF FFFD'
const LATIN_EXT =
  '100-17F 18F 192 1A0-1A1 1AF-1B0 1CD-1DC 1E6-1E7 218-21B 259 1E80-1E85 1E9E 1EF2-1EF3 20A6 20A8 20AA 20B9 20BD'
const CYRILLIC = '400-45F 490-491 2116'
const ARABIC =
  '60C 61B 61F 621-63A 640-652 660-66C 670-671 679 67E 686 688 691 698 6A9 6AF 6BA 6BE 6C1-6C3 6CC 6D2-6D5 6F0-6F9 200C-200F FDFA FDFC FEFB'

/** Each file of app/fonts: the package and subset that it is made of, and what is kept of it. */
export const FACES = [
  ...[
    ['latin', LATIN],
    ['latin-ext', LATIN_EXT],
    ['cyrillic', CYRILLIC],
  ].flatMap(([script, characters]) => [
    { file: `serif-${script}`, from: 'source-serif-4', script, characters, axes: HEADING, features: LATIN_FEATURES },
    { file: `sans-${script}`, from: 'source-sans-3', script, characters, axes: TEXT, features: LATIN_FEATURES },
  ]),
  { file: 'naskh', from: 'noto-naskh-arabic', script: 'arabic', characters: ARABIC, features: ARABIC_FEATURES },
]

/** '20-22' → ' !"' */
export function textOf(characters) {
  return characters
    .split(' ')
    .flatMap((range) => {
      const [first, last = first] = range.split('-').map((point) => Number.parseInt(point, 16))
      return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
    })
    .join('')
}
