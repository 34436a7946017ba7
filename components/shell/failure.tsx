'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { useHere } from '@/components/ui/here'

type Texts = {
  title: string
  advice: string
  again: string
  home: string
  search: string
  reference: string
  /** For who looks as somebody else: what the server says of an act then, the way back, and what ends the looking. */
  viewing?: { title: string; back: string; end: ReactNode }
}

const TextsContext = createContext<Texts | null>(null)

/** Hands the failure page its sentences beforehand, since when it is needed the server may not answer. */
export function FailureTexts({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <TextsContext value={texts}>{children}</TextsContext>
}

export function FailurePage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const texts = useContext(TextsContext)
  const { addressOf } = useHere()
  if (!texts) return null
  const told = toldBy(error)
  // An act is refused for as long as the looking lasts: trying again would not help.
  const viewing = told && told.title === texts.viewing?.title ? texts.viewing : undefined
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <h1>{told?.title ?? texts.title}</h1>
      <p>{told?.advice ?? texts.advice}</p>
      {viewing ? (
        <div className="flex flex-wrap gap-3">
          {viewing.end}
          <button type="button" className="btn btn-quiet" onClick={reset}>
            {viewing.back}
          </button>
        </div>
      ) : (
        <button type="button" className="btn" onClick={reset}>
          {texts.again}
        </button>
      )}
      <ul className="ways">
        <li>
          <a href={addressOf('/search')}>{texts.search}</a>
        </li>
        <li>
          <a href={addressOf('/')}>{texts.home}</a>
        </li>
      </ul>
      {error.digest ? (
        <p className="text-sm text-ink-soft">
          {texts.reference} <code>{error.digest}</code>
        </p>
      ) : null}
    </div>
  )
}

/** What the server said of an act that it refused before it came to its command (server/plain-page.ts): two lines. */
function toldBy({ message, digest }: Error & { digest?: string }) {
  const [title, advice, ...more] = message.split('\n')
  return !digest && title && advice && more.length === 0 ? { title, advice } : null
}
