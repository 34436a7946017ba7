'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useFormAnswer } from '@/components/ui/form'

type Props = { shown: { title: string; lead: string; foot: ReactNode }; children: ReactNode }

/** The codes that the form has just made, in the place of the form: they come with its answer and are nowhere else. */
export function CodesShown({ shown, children }: Props) {
  const { state } = useFormAnswer()
  const heading = useRef<HTMLHeadingElement>(null)
  const codes = state.status === 'done' ? state.values.codes : undefined
  useEffect(() => {
    if (codes) heading.current?.focus()
  }, [codes])
  if (!codes) return children
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {shown.title}
      </h2>
      <p>{shown.lead}</p>
      <ol className="grid list-decimal gap-2 ps-10" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code className="text-lg">{code}</code>
          </li>
        ))}
      </ol>
      {shown.foot}
    </>
  )
}
