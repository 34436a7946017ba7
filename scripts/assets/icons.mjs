import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { at } from '../setup/paths.mjs'
import { ensureChromium } from '../testing/chromium.mjs'

const GROUND = '#fbfaf7'

/** Each picture: its size, and the part of it that the sign takes; a maskable one may lose what lies outside 80 %. */
const PICTURES = [
  { file: 'public/icons/lectern-192.png', size: 192, part: 0.92 },
  { file: 'public/icons/lectern-512.png', size: 512, part: 0.92 },
  { file: 'public/icons/lectern-maskable-512.png', size: 512, part: 0.78, ground: GROUND },
  { file: 'app/apple-icon.png', size: 180, part: 0.72, ground: GROUND },
]

/** Draws app/icon.svg in the sizes that devices ask for. */
export async function drawIcons() {
  const sign = `data:image/svg+xml;base64,${readFileSync(at('app/icon.svg')).toString('base64')}`
  mkdirSync(at('public/icons'), { recursive: true })
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  for (const { file, size, part, ground = 'transparent' } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}"><img src="${sign}" width="${size * part}">`,
    )
    writeFileSync(at(file), await page.screenshot({ omitBackground: true }))
    await page.close()
    console.log(file)
  }
  await browser.close()
}
