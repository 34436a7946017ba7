import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { localePath } from '@/lib/platform/locales'

type Props = ComponentProps<'a'> & { href: string }

/** A link to a path of the product, in the language of the page that it stands on. For what the server renders. */
export function Link({ href, ...props }: Props) {
  return <a href={localePath(useLocale(), href)} {...props} />
}
