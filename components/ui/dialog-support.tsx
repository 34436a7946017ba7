'use client'

import { useEffect } from 'react'

/** Browsers before 2025 do not open a dialog by its button's word alone (`command`): for them, one listener does. */
export function DialogSupport() {
  useEffect(() => {
    if ('commandForElement' in HTMLButtonElement.prototype) return
    const open = (event: MouseEvent) => {
      const button = (event.target as Element).closest?.('button[commandfor]')
      const dialog = document.getElementById(button?.getAttribute('commandfor') ?? '')
      if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
    }
    document.addEventListener('click', open)
    return () => document.removeEventListener('click', open)
  }, [])
  return null
}
