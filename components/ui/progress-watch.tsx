'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { formattingLocale } from '@/lib/platform/locales'

const EVERY_MS = 2_000

type Props = {
  id: string
  source: string
  /** How far it is, with '#' for the number. */
  says: string
  children: ReactNode
}

/** Looks again while the page is in sight, moves the bar, and asks for the page anew when the work is over. */
export function ProgressWatch({ id, source, says, children }: Props) {
  const router = useRouter()
  const [isWatching, setWatching] = useState(false)
  useEffect(() => {
    setWatching(true)
    let isGone = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const answer = document.hidden ? null : await fetch(source).catch(() => null)
      if (isGone) return
      const work: Told | null = answer?.ok ? await answer.json() : null
      if (work?.state === 'running') show(id, says, work)
      else if (work) return router.refresh()
      // The next look waits for this one: on a poor line they would pile up.
      timer = setTimeout(look, EVERY_MS)
    }
    timer = setTimeout(look, EVERY_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [id, source, says, router])
  return isWatching ? null : children
}

type Told = { state: string; doneCount: number }

/** Moves the bar and the words under it, without a word aloud: the bar can be asked. */
function show(id: string, says: string, { doneCount }: Told) {
  const bar = document.querySelector<HTMLProgressElement>(`progress[aria-labelledby="${id}"]`)
  const said = document.getElementById(`${id}-said`)
  if (!bar || !said || bar.value === doneCount) return
  bar.value = doneCount
  said.textContent = says.replace(
    '#',
    new Intl.NumberFormat(formattingLocale(document.documentElement.lang)).format(doneCount),
  )
}
