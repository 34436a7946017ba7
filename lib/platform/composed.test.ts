import { expect, it } from 'vitest'
import { composed } from './composed'
import { email, line, text } from './inputs'

it('composes what people write', () => {
  expect(composed('Ng\u0303uye\u0302\u0303n')).toBe('Ng\u0303uy\u1ec5n')
  for (const mark of ['\u0301', '\u0316', '\u05b0', '\u0e48']) {
    expect(composed(`e${mark.repeat(30)}`)).toBe(`e${mark.repeat(30)}`.normalize('NFC'))
  }
})

it('is no work for a field full of marks, and refuses it as too long', () => {
  const marks = `a${'\u0301'.repeat(100_000)}${'\u0316'.repeat(100_000)}`
  const begun = performance.now()
  for (const schema of [line(200), text(2_000), email]) expect(schema.safeParse(marks).success).toBe(false)
  expect(performance.now() - begun).toBeLessThan(500)
})
