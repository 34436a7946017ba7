'use client'

import { useEffect } from 'react'

/** Puts the focus on what somebody came for, once; the address's own mark only scrolls to it. */
export function FocusHere({ id }: { id: string }) {
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return null
}
