import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/page'
import { Toast } from '@/components/ui/toast'
import type en from '@/messages/en.json'

type Said = keyof (typeof en)['notices']

type Props = {
  said: string | string[] | undefined
  /** The way back, for an act that can be taken back. */
  undo?: ReactNode
}

/** What an act has just done, carried in the address (`?said=enrolled`) so that it needs no script. */
export function SaidNotice({ said, undo }: Props) {
  const t = useTranslations('notices')
  if (typeof said !== 'string' || !isWord(said) || !t.has(said as Said)) return null
  const text = t(said as Said)
  if (!undo) return <Notice tone="good">{text}</Notice>
  return (
    <Toast id="said" undo={undo}>
      {text}
    </Toast>
  )
}

/** Neither a way into a sentence (`enrolled.length`) nor what every object has (`constructor`). */
const isWord = (said: string) => /^[A-Za-z]+$/.test(said) && !(said in Object.prototype)
