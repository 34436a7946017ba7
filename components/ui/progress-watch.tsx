'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'

const EVERY_MS = 2_000

/** Looks again while the page is in sight, moves the bar, and asks for the page anew when the work is over. */
export function ProgressWatch({ id, source, children }: { id: string; source: string; children: ReactNode }) {
  const router = useRouter()
  const [isWatching, setWatching] = useState(false)
  useEffect(() => {
    setWatching(true)
    const timer = setInterval(async () => {
      if (document.hidden) return
      const answer = await fetch(source).catch(() => null)
      if (!answer?.ok) return
      const { state, doneCount } = (await answer.json()) as { state: string; doneCount: number }
      const bar = document.querySelector<HTMLProgressElement>(`progress[aria-labelledby="${id}"]`)
      const hasMoved = bar?.value !== doneCount
      if (bar) bar.value = doneCount
      // The words beside the bar are the server's: it is asked for them when there is something new to say.
      if (state !== 'running' || hasMoved) router.refresh()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [id, source, router])
  return isWatching ? null : children
}
