import { describe, expect, it } from 'vitest'
import { hueOf, hues, initialsOf } from './avatar-look'

describe('the initials of a name', () => {
  it.each([
    ['Grace Wanjiru', 'GW'],
    ['María José García Márquez', 'MM'],
    ['Prof. Elena Marchetti', 'EM'],
    ['Émile Zola', 'ÉZ'],
    ['d’Artagnan', 'D'],
    ['Анна Иванова', 'АИ'],
    ['王小明', '王'],
    ['ليلى الحداد', 'ل'],
    ['الحداد', 'ح'],
    ['J. R.', 'JR'],
    ['  ', ''],
    ['42', ''],
  ])('%s → %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
})

describe('the tint of a person', () => {
  it('is the same every time and one of few', () => {
    const keys = Array.from({ length: 200 }, (_, i) => `person-${i}`)
    const found = keys.map(hueOf)
    expect(found).toEqual(keys.map(hueOf))
    expect(new Set(found)).toEqual(new Set(hues))
  })

  // The lightness and chroma that app/styles/parts.css gives .avatar.
  it.each(hues)('lets its letters be read at hue %i, by day and by night', (hue) => {
    expect(contrast([0.92, 0.045, hue], [0.36, 0.09, hue])).toBeGreaterThan(4.5)
    expect(contrast([0.36, 0.06, hue], [0.93, 0.04, hue])).toBeGreaterThan(4.5)
  })
})

type Colour = [lightness: number, chroma: number, hue: number]

function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** OKLCH to linear sRGB (Ottosson's matrices), cut to what a screen shows, then relative luminance. */
function luminance([lightness, chroma, hue]: Colour): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const shown = (value: number) => Math.min(1, Math.max(0, value))
  const red = shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = shown(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
