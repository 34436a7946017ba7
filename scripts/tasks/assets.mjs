import { drawFonts } from '../assets/fonts.mjs'
import { drawIcons } from '../assets/icons.mjs'

/** Makes what is committed of pictures and fonts, of app/icon.svg and the fonts' packages. */
export async function task() {
  await drawFonts()
  await drawIcons()
}
