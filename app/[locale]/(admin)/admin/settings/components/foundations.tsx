import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { type IconName, icons } from '@/components/ui/icons'
import { Part } from './part'

const colours = [
  ['--paper', '--ink'],
  ['--surface', '--ink'],
  ['--sunk', '--ink-soft'],
  ['--act', '--on-act'],
  ['--act-tint', '--act'],
  ['--present-tint', '--present'],
  ['--late-tint', '--late'],
  ['--excused-tint', '--excused'],
  ['--absent-tint', '--absent'],
] as const
const sizes = ['text-xs', 'text-sm', 'text-base', 'text-lg font-serif', 'text-xl font-serif', 'text-2xl font-serif']

/** What all parts are drawn with. */
export async function Foundations() {
  const t = await getTranslations()
  return (
    <>
      <Part name="tokens">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
          {colours.map(([ground, ink]) => (
            <li
              key={ground}
              className="rounded-box border border-line p-3 text-sm"
              style={{ background: `var(${ground})`, color: `var(${ink})` }}
            >
              <code dir="ltr">{ground}</code>
              <br />
              <code dir="ltr">{ink}</code>
            </li>
          ))}
        </ul>
        <div className="grid gap-2">
          {sizes.map((size) => (
            <p key={size} className={size}>
              {t('catalogue.courses.lead')}
            </p>
          ))}
        </div>
        <div className="flex flex-wrap gap-5">
          {['rounded-field', 'rounded-box shadow-raised', 'rounded-box shadow-over'].map((look) => (
            <code key={look} dir="ltr" className={`border border-line bg-surface p-5 text-sm ${look}`}>
              {look}
            </code>
          ))}
        </div>
      </Part>
      <Part name="icons">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
          {(Object.keys(icons) as IconName[]).map((name) => (
            <li key={name} className="flex items-center gap-2">
              <Icon name={name} />
              <code dir="ltr">{name}</code>
            </li>
          ))}
        </ul>
      </Part>
    </>
  )
}
