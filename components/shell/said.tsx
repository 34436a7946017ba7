import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/page'
import type en from '@/messages/en.json'

type Said = keyof (typeof en)['notices']

/** What an act has just done, carried in the address (`?said=enrolled`) so that it needs no script. */
export function SaidNotice({ said }: { said: string | string[] | undefined }) {
  const t = useTranslations('notices')
  if (typeof said !== 'string' || !t.has(said as Said)) return null
  return <Notice tone="good">{t(said as Said)}</Notice>
}
