import { MARK_FIELD } from '@/lib/attendance/schema'

/** Keeps in this tab what a roll's form says, so that a reload or a sign-in that ran out loses nothing. */
export function keepDraft(key: string, list: HTMLElement | null) {
  const checked = [...(list?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])]
  const letters = checked.map(({ name, value }) => [name.slice(MARK_FIELD.length), value[0]])
  tryStorage((storage) => storage.setItem(key, JSON.stringify(letters)))
}

/** Puts a kept draft back into the form; tells whether that changed anything. */
export function restoreDraft(key: string, list: HTMLElement | null): boolean {
  const kept = tryStorage((storage) => JSON.parse(storage.getItem(key) ?? '[]') as [string, string][]) ?? []
  let isChanged = false
  for (const [id, letter] of kept) {
    const input = list?.querySelector<HTMLInputElement>(
      `input[name="${CSS.escape(MARK_FIELD + id)}"][value^="${CSS.escape(letter)}"]`,
    )
    if (!input || input.checked) continue
    input.checked = true
    isChanged = true
  }
  return isChanged
}

/** A browser that keeps nothing, or a note that is none, only means that there is no draft. */
function tryStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(window.sessionStorage)
  } catch {
    return undefined
  }
}
