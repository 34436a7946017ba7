'use client'

import { type DragEvent, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'

type Props = {
  action: string
  name: string
  label: string
  hint?: string
  accept?: string
  mostBytes: number
  act: ReactNode
  texts: { drop: string; tooLarge: string; sending: string; broken: string }
}

/**
 * Sends one file to a handler that answers with where to go next. Without script it is the form alone; with it, a file
 * that would be refused for its size is not sent, and what is sent shows how far it has come.
 */
export function FilePicker({ action, name, label, hint, accept, mostBytes, act, texts }: Props) {
  const [isReady, setReady] = useState(false)
  const [error, setError] = useState<string>()
  const [sent, setSent] = useState<number>()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setReady(true), [])

  const look = () => {
    const file = input.current?.files?.[0]
    setError(file && file.size > mostBytes ? texts.tooLarge : undefined)
  }
  const drop = (event: DragEvent<HTMLDivElement>) => {
    event.preventDefault()
    event.currentTarget.removeAttribute('data-over')
    if (!input.current || event.dataTransfer.files.length === 0) return
    input.current.files = event.dataTransfer.files
    look()
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sent !== undefined) return
    if (error) return input.current?.focus()
    setSent(0)
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => setSent(loaded / total)
    request.onload = () => location.assign(request.responseURL)
    request.onerror = () => {
      setSent(undefined)
      setError(texts.broken)
    }
    request.open('POST', action)
    request.setRequestHeader('accept', 'text/html')
    request.send(new FormData(event.currentTarget))
  }

  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-4" onSubmit={send}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside is the way for who cannot drag */}
      <div
        className="drop"
        onDragOver={(event) => {
          event.preventDefault()
          event.currentTarget.setAttribute('data-over', '')
        }}
        onDragLeave={(event) => event.currentTarget.removeAttribute('data-over')}
        onDrop={drop}
      >
        <label htmlFor={name} className="font-semibold">
          {label}
        </label>
        {hint ? (
          <p id={`${name}-hint`} className="text-sm text-ink-soft">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${name}-error`} role="alert" className="text-sm font-semibold text-absent">
            {error}
          </p>
        ) : null}
        <input
          ref={input}
          id={name}
          name={name}
          type="file"
          accept={accept}
          required
          onChange={look}
          className="input file:me-3 file:cursor-pointer file:rounded file:border-0 file:bg-act-tint file:px-3 file:py-1 file:font-semibold file:text-act"
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
        />
        {isReady ? <p className="text-sm text-ink-soft">{texts.drop}</p> : null}
        {sent === undefined ? null : (
          <div className="grid w-full gap-1" role="status">
            <span>{texts.sending}</span>
            <progress className="work" value={sent} max={1} aria-label={texts.sending} />
          </div>
        )}
      </div>
      <div>
        <button type="submit" className="btn" aria-busy={sent !== undefined || undefined}>
          {act}
        </button>
      </div>
    </form>
  )
}
