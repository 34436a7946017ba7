'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { localePath } from '@/lib/platform/locales'
import { type Move, startMoving } from './calendar-mover'
import { sayMove } from './calendar-said'

type Props = {
  /** The id of the calendar's element. */
  root: string
  /** Where to come back to when a move is saved or dropped. */
  back: string
  locale: string
  /** Sentences; `moving` with {title}, {day}, {times} and {zone}, `stays` with {title}. */
  texts: { hint: string; moving: string; stays: string }
}

/**
 * Moves sessions by drag and by keys, for who plans. Neither saves: both lead to the form that moves a session, filled
 * in, with what is in the way.
 */
export function CalendarMoves({ root, back, locale, texts }: Props) {
  const router = useRouter()
  const [said, setSaid] = useState('')
  const { moving, stays } = texts
  useEffect(() => {
    const calendar = document.getElementById(root)
    if (!calendar) return
    return startMoving(calendar, {
      moving: (move) => setSaid(sayMove(moving, move, locale)),
      stays: ({ item }) => setSaid(stays.replace('{title}', item.dataset.title ?? '')),
      look: (move) => router.push(lookAt(move, back, locale)),
    })
  }, [root, back, locale, moving, stays, router])
  return (
    <div className="no-print">
      <p className="cal-hint text-sm text-ink-soft">{texts.hint}</p>
      <p role="status" className={said ? 'cal-said' : 'sr-only'}>
        {said}
      </p>
    </div>
  )
}

function lookAt({ item, to }: Move, back: string, locale: string): string {
  const path = `/admin/editions/${item.dataset.edition}/schedule/${item.dataset.movable}`
  return `${localePath(locale, path)}?${new URLSearchParams({ to, back })}#move`
}
