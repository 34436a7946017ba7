import { expect, test } from 'vitest'
import { ImportRefusal } from '@/components/people/import-refusal'
import { PortraitRefusal } from '@/components/people/portrait-refusal'
import { rendered } from '@/scripts/vitest/rendered'
import { SaidNotice } from './said'

test('what an act has done is said', () => {
  expect(rendered(<SaidNotice said="portraitSaved" />)).toContain('picture')
})

test.each(['constructor', 'constructor.name', 'toString', '__proto__', 'portraitSaved.length', 'x', ''])(
  'nothing is said of %j',
  (said) => {
    expect(rendered(<SaidNotice said={said} />)).toBe('')
  },
)

test('why a file was refused is said, and nothing of what is no reason', () => {
  expect(rendered(<ImportRefusal query={{ refused: 'fileDamaged' }} />)).toContain('alert')
  expect(rendered(<PortraitRefusal query={{ refused: 'pictureKind' }} />)).toContain('alert')
  for (const refused of ['fileDamaged.length', 'pictureKind.length', 'constructor', 'file', 'x']) {
    expect(rendered(<ImportRefusal query={{ refused }} />)).toBe('')
    expect(rendered(<PortraitRefusal query={{ refused }} />)).toBe('')
  }
})
