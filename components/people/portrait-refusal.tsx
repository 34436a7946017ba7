import { useTranslations } from 'next-intl'
import { param } from '@/lib/platform/inputs'
import type { Reason } from '@/lib/platform/result'

type Props = { query: Record<string, string | string[] | undefined> }

/** Why a picture was refused, as the handler that read it put it in the address. */
export function PortraitRefusal({ query }: Props) {
  const t = useTranslations('refusals')
  const reason = param(query.refused) as Reason
  if (!/^(picture[A-Z][A-Za-z]*|file(Missing|Broken)|tooOften)$/.test(reason) || !t.has(reason)) return null
  const number = (name: string) => Math.trunc(Number(param(query[name], 12))) || 0
  return (
    <p role="alert" className="notice notice-bad">
      {t(reason, { megabytes: number('megabytes'), millions: number('millions'), minutes: number('minutes') } as never)}
    </p>
  )
}
