import { useTranslations } from 'next-intl'
import { param } from '@/lib/platform/inputs'
import type { Reason } from '@/lib/platform/result'

type Props = { query: Record<string, string | string[] | undefined> }

/** Why a file was refused, as the handler that read it put it in the address. */
export function ImportRefusal({ query }: Props) {
  const t = useTranslations('refusals')
  const title = useTranslations('people.import')
  const reason = param(query.refused) as Reason
  if (!/^((file|import)[A-Z][A-Za-z]*|tooOften)$/.test(reason) || !t.has(reason)) return null
  const number = (name: string) => Math.trunc(Number(param(query[name], 12))) || 0
  const sentence = t(reason, {
    line: number('line'),
    most: number('most'),
    megabytes: number('megabytes'),
    minutes: number('minutes'),
    headings: `\u2068${param(query.headings, 1000) || '–'}\u2069`,
  } as never)
  return (
    <div role="alert" className="notice notice-bad">
      <p className="font-semibold">{title('refused')}</p>
      <p>{sentence}</p>
    </div>
  )
}
