'use client'

import { useEffect, useState } from 'react'

/** Takes a notice away that stands over the page; without script it stands in the page, and in nobody's way. */
export function ToastClose({ id, label }: { id: string; label: string }) {
  const [isHere, setHere] = useState(false)
  useEffect(() => setHere(true), [])
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
