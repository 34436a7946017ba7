import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { type Look, type Looked, looks } from './states'

type Props = {
  [Kind in Looked]: { of: Kind; state: keyof (typeof looks)[Kind] & string }
}[Looked] & {
  /** Says more than the state's own word: a place in a list, a day. */
  children?: ReactNode
}

/** The state of a thing: a word, an icon and a colour that mean the same everywhere. */
export function Badge({ of, state, children }: Props) {
  const t = useTranslations('terms')
  const { tone, icon } = (looks[of] as Record<string, Look>)[state]!
  return (
    <span className={`tag tag-${tone}`}>
      <Icon name={icon} />
      <span>{children ?? t(`${of}.${state}` as 'markValue.present')}</span>
    </span>
  )
}
