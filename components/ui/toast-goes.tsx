'use client'

import { useEffect, useState } from 'react'

const SHOWN_MS = 12_000

/** Closes a notice by hand or, where nothing can be done in it, by itself; never under a pointer or the focus. */
export function ToastGoes({ id, label, stays }: { id: string; label: string; stays: boolean }) {
  const [isHere, setHere] = useState(false)
  useEffect(() => {
    setHere(true)
    if (stays) return
    const go = () => {
      const toast = document.getElementById(id)
      if (toast?.matches(':hover, :focus-within')) timer = setTimeout(go, SHOWN_MS)
      else toast?.setAttribute('hidden', '')
    }
    let timer = setTimeout(go, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, stays])
  if (!isHere) return null
  return (
    <button
      type="button"
      className="min-h-7 cursor-pointer font-semibold underline"
      onClick={() => document.getElementById(id)?.setAttribute('hidden', '')}
    >
      {label}
    </button>
  )
}
