'use client'

import { useEffect } from 'react'

/** Set where the reader does not want a single letter to do something (WCAG 2.2, 2.1.4). */
const NO_SLASH = 'lectern-no-slash'

/**
 * What script adds to the frame: Ctrl-K and `/` open the search over the page, and a menu that a link was followed from
 * closes. What the search needs besides comes when it is first opened.
 */
export function NavKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, code, target } = event
      const isChord = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      const isWriting = (target as Element).closest?.('input, textarea, select, [contenteditable]')
      const isSlash = key === '/' && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey
      if (!(isChord ? key === 'k' || code === 'KeyK' : isSlash && !localStorage.getItem(NO_SLASH))) return
      event.preventDefault()
      openSearch()
    }
    const click = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a')
      if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      for (const menu of document.querySelectorAll<HTMLElement>(':popover-open')) menu.hidePopover()
      link.closest('dialog')?.close()
      if (!('search' in link.dataset)) return
      event.preventDefault()
      openSearch()
    }
    document.addEventListener('keydown', press)
    // Before others follow the link.
    document.addEventListener('click', click, true)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('click', click, true)
    }
  }, [])
  return null
}

async function openSearch() {
  const dialog = document.getElementById('search-dialog') as HTMLDialogElement
  if (!dialog.open) dialog.showModal()
  dialog.querySelector('input')?.select()
  // Where the line is down the form is there all the same.
  const more = await import('./search-suggest').catch(() => null)
  more?.suggest(dialog, NO_SLASH)
}
