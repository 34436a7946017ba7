import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'
import { kilobytes } from '../../bench/figures.mjs'
import { at } from '../setup/paths.mjs'
import { FACES, textOf } from './faces.mjs'
import { renamed } from './font-name.mjs'

const NAMES = {
  'source-serif-4': 'Lectern Serif',
  'source-sans-3': 'Lectern Sans',
  'noto-naskh-arabic': 'Lectern Naskh',
}

/**
 * Makes app/fonts of the packages' faces: few characters, few weights, no hints; the licences and the rules beside them.
 * Each script is a family of its own, since a page names only those of its language (app/styles/fonts.css).
 */
export async function drawFonts() {
  for (const { file, from, script, characters, axes, features } of FACES) {
    const source = readFileSync(
      at(`node_modules/@fontsource-variable/${from}/files/${from}-${script}-wght-normal.woff2`),
    )
    const smaller = await subsetFont(source, textOf(characters), {
      targetFormat: 'truetype',
      keepFeatures: features,
      variationAxes: axes,
      noHinting: true,
    })
    const named = renamed(smaller, NAMES[from], `Made of ${from}; see LICENSE-${from}.txt`)
    const woff2 = await subsetFont(named, undefined, {
      targetFormat: 'woff2',
      keepAllGlyphs: true,
      preserveNameIds: [0, 13],
    })
    writeFileSync(at(`app/fonts/${file}.woff2`), woff2)
    console.log(`app/fonts/${file}.woff2: ${kilobytes(woff2.length)} kB`)
  }
  writeFileSync(at('app/fonts/faces.css'), `/* Made by npm run assets. */\n${FACES.map(ruleOf).join('\n')}`)
  for (const from of Object.keys(NAMES)) {
    copyFileSync(at(`node_modules/@fontsource-variable/${from}/LICENSE`), at(`app/fonts/LICENSE-${from}.txt`))
  }
}

function ruleOf({ file, from, script, characters, axes = { wght: { min: 400, max: 700 } } }) {
  const family = script === 'cyrillic' ? `${NAMES[from]} Cyrillic` : NAMES[from]
  const weights = typeof axes.wght === 'number' ? axes.wght : `${axes.wght.min} ${axes.wght.max}`
  const points = characters.split(' ').map((range) => `U+${range}`)
  const ranges = points.join(', ')
  return `@font-face {
  font-family: "${family}";
  font-style: normal;
  font-weight: ${weights};
  font-display: swap;
  src: url("./${file}.woff2") format("woff2");
  unicode-range:${ranges.length > 100 ? '\n   ' : ''} ${ranges};
}
`
}
