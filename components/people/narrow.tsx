import type { ReactNode } from 'react'

type Props = { title: ReactNode; lead?: ReactNode; trail?: ReactNode; children: ReactNode }

/** A page of one form: its head and the form in a column that is easy to read. */
export function Narrow({ title, lead, trail, children }: Props) {
  return (
    <div className="mx-auto grid w-full max-w-[34rem] gap-6">
      <header className="grid gap-2">
        {trail}
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </header>
      {children}
    </div>
  )
}
