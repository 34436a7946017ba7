'use client'

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef, useState } from 'react'
import { type FormState, idle } from '@/lib/platform/form-state'
import { useHere } from './here'

type Action = (state: FormState, form: FormData) => Promise<FormState>

const FormContext = createContext<{ state: FormState; pending: boolean }>({ state: idle, pending: false })

export function useFormAnswer() {
  return useContext(FormContext)
}

/**
 * A form over a server action. Without script it posts and the page comes back with what was wrong; with it, the same
 * without a reload. `errorTitle` heads the summary of errors, which takes the focus.
 */
export function ActionForm({
  action,
  errorTitle,
  children,
  className = 'grid gap-5',
  label,
}: {
  action: Action
  errorTitle: string
  children: ReactNode
  className?: string
  label?: string
}) {
  const [state, dispatch, pending] = useActionState(action, idle)
  return (
    <FormContext value={{ state, pending }}>
      <form action={dispatch} className={className} noValidate aria-label={label}>
        <ErrorSummary title={errorTitle} />
        {state.status === 'done' && state.message ? (
          <p role="status" className="notice notice-good">
            {state.message}
          </p>
        ) : null}
        {children}
      </form>
    </FormContext>
  )
}

/**
 * A form that asks: it puts its fields in the address (GET) and needs no script. `state` is what the page made of the
 * address: what was filled in, and what was wrong with it.
 */
export function AskForm({
  path,
  state,
  errorTitle,
  children,
  label,
}: {
  path: string
  state: FormState
  errorTitle: string
  children: ReactNode
  label?: string
}) {
  const { addressOf } = useHere()
  return (
    <FormContext value={{ state, pending: false }}>
      <form method="get" action={addressOf(path)} className="grid gap-5" noValidate aria-label={label}>
        <ErrorSummary title={errorTitle} />
        {children}
      </form>
    </FormContext>
  )
}

function ErrorSummary({ title }: { title: string }) {
  const { addressOf } = useHere()
  const { state } = useFormAnswer()
  const summary = useRef<HTMLDivElement>(null)
  const [labels, setLabels] = useState<Record<string, string>>({})
  useEffect(() => {
    if (state.status !== 'refused') return
    setLabels(Object.fromEntries(state.errors.map(({ field }) => [field, labelOf(field)])))
    summary.current?.focus()
  }, [state])
  if (state.status !== 'refused' || state.errors.length === 0) return null
  return (
    <div ref={summary} tabIndex={-1} role="alert" className="notice notice-bad">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1 grid gap-1">
        {state.errors.map(({ field, message, link }) => (
          <li key={field + message}>
            {field ? (
              <a href={`#${field}`}>
                {labels[field] ? <b>{labels[field]}</b> : null} {message}
              </a>
            ) : (
              message
            )}
            {link ? (
              <>
                {' '}
                <a href={addressOf(link.path)}>{link.text}</a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A field's name as it stands on the page; without script the sentence beside the field is enough. */
function labelOf(field: string): string {
  const named =
    document.getElementById(field)?.querySelector('legend, label') ??
    document.querySelector(`label[for="${CSS.escape(field)}"]`)
  return named?.firstChild?.textContent?.trim() ?? ''
}

/** What a named field shows: what was filled in before, and what was wrong with it. */
export function useField(name: string) {
  const { state } = useFormAnswer()
  const error = state.errors.find((one) => one.field === name)
  return {
    values: state.status === 'refused' ? (state.values[name] ?? (state.at ? [] : undefined)) : undefined,
    error: error && (error.beside ?? error.message),
    at: state.at,
  }
}

export function SubmitButton({
  children,
  name,
  value,
  look = 'main',
  label,
}: {
  children: ReactNode
  name?: string
  value?: string
  look?: 'main' | 'quiet' | 'danger'
  /** Where several buttons of one text do different things. */
  label?: string
}) {
  const { pending } = useFormAnswer()
  const className = { main: 'btn', quiet: 'btn btn-quiet', danger: 'btn btn-danger' }[look]
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={className}
      aria-label={label}
      aria-disabled={pending || undefined}
    >
      {children}
    </button>
  )
}
