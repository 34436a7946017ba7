'use client'

import { useEffect } from 'react'

/** Chooses the browser's own time zone in the select named, where nothing is chosen. Without script the person does. */
export function ZoneGuess({ field }: { field: string }) {
  useEffect(() => {
    const select = document.getElementById(field)
    if (!(select instanceof HTMLSelectElement) || select.value !== '') return
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const options = [...select.options].map(({ value }) => value).filter(Boolean)
    select.value = options.includes(zone) ? zone : (options.find((option) => isSame(option, zone)) ?? '')
  }, [field])
  return null
}

/** Browsers differ in which of a zone's names they give: Asia/Calcutta is Asia/Kolkata. */
function isSame(option: string, zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: option }).resolvedOptions().timeZone === zone
  } catch {
    return false
  }
}
