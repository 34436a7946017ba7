'use client'

import { type ReactNode, useEffect, useState } from 'react'

type Props = {
  /** The form's id, and the name of the ticks that belong to it. */
  form: string
  name: string
  /** Where the selection goes, by a form that stands in the address. */
  path: string
  hidden?: { [name: string]: string }
  /** Another act for the same selection, at another address. */
  also?: { path: string; act: string }
  texts: { label: string; ticked: string; tickAll: string; untickAll: string; act: string }
  children?: ReactNode
}

/**
 * The foot of a list whose rows are ticked: it sends them on. Script adds the count and the buttons that tick and
 * untick the page.
 */
export function BulkBar({ form, name, path, hidden = {}, also, texts, children }: Props) {
  const { count, total, tick } = useTicked(form, name)
  return (
    // On a phone it stays in sight only once there is something to send on.
    <form
      id={form}
      action={path}
      className={`foot no-print ${count === 0 ? 'max-sm:static' : ''}`}
      aria-label={texts.label}
    >
      {Object.entries(hidden).map(([field, value]) =>
        value ? <input key={field} type="hidden" name={field} value={value} /> : null,
      )}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
        {count === null ? null : (
          <>
            <p role="status">
              {texts.ticked} <strong>{count}</strong>
            </p>
            {count < total ? (
              <button type="button" className="min-h-7 cursor-pointer text-act underline" onClick={() => tick(true)}>
                {texts.tickAll}
              </button>
            ) : null}
            {count > 0 ? (
              <button type="button" className="min-h-7 cursor-pointer text-act underline" onClick={() => tick(false)}>
                {texts.untickAll}
              </button>
            ) : null}
          </>
        )}
        {children}
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="btn">
          {texts.act}
        </button>
        {also ? (
          <button type="submit" formAction={also.path} className="btn btn-quiet">
            {also.act}
          </button>
        ) : null}
      </div>
    </form>
  )
}

/** How many of the page's rows are ticked: null until script knows. A browser that goes back has kept its ticks. */
function useTicked(form: string, name: string) {
  const [count, setCount] = useState<number | null>(null)
  const [total, setTotal] = useState(0)
  useEffect(() => {
    const read = () => {
      const all = boxes(form, name)
      setTotal(all.length)
      setCount(all.filter((box) => box.checked).length)
    }
    read()
    document.addEventListener('change', read)
    window.addEventListener('pageshow', read)
    return () => {
      document.removeEventListener('change', read)
      window.removeEventListener('pageshow', read)
    }
  }, [form, name])
  const tick = (checked: boolean) => {
    for (const box of boxes(form, name)) box.checked = checked
    setCount(checked ? total : 0)
  }
  return { count, total, tick }
}

function boxes(form: string, name: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[form="${form}"][name="${name}"]`)]
}
