import type { ReactNode } from 'react'

/** A page of one form: its head and the form in a column that is easy to read. */
export function Narrow({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-[34rem] gap-6">
      <header className="grid gap-2">
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </header>
      {children}
    </div>
  )
}
