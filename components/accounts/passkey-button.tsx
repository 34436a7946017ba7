'use client'

import { type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { useFormAnswer } from '@/components/ui/form'
import type { PasskeyAsked } from '@/lib/accounts/rules/passkeys'

type Props = {
  /** The fields that `ask` is sent. */
  asks: { use?: string }
  children: ReactNode
  look?: 'quiet'
  ask: (form: FormData) => Promise<PasskeyAsked>
}

/**
 * Sends the form that it stands in, with what a passkey answers. Without script, or where the browser knows no passkeys, the
 * form goes without, and its act says what can be done instead.
 */
export function PasskeyButton({ ask, asks, children, look }: Props) {
  const { pending } = useFormAnswer()
  const [isAsking, setAsking] = useState(false)
  const answer = useRef<HTMLInputElement>(null)
  const trouble = useRef<HTMLInputElement>(null)
  const isReady = useRef(false)

  async function press(event: MouseEvent<HTMLButtonElement>) {
    const button = event.currentTarget
    if (!answer.current || !trouble.current || isReady.current || !window.PublicKeyCredential) return
    if (button.form && !button.form.reportValidity()) return
    event.preventDefault()
    if (isAsking || pending) return
    setAsking(true)
    const said = await answerOf(ask, asks)
    answer.current.value = said.response ?? ''
    trouble.current.value = said.trouble ?? ''
    isReady.current = true
    button.form?.requestSubmit(button)
    isReady.current = false
    setAsking(false)
  }

  return (
    <>
      <input ref={answer} type="hidden" name="response" defaultValue="" />
      <input ref={trouble} type="hidden" name="trouble" defaultValue="" />
      <button
        type="submit"
        className={look ? 'btn btn-quiet' : 'btn'}
        onClick={press}
        aria-disabled={isAsking || pending || undefined}
        aria-busy={isAsking || undefined}
      >
        {children}
      </button>
    </>
  )
}

async function answerOf(ask: Props['ask'], asks: Props['asks']): Promise<{ response?: string; trouble?: string }> {
  try {
    const form = new FormData()
    for (const [name, value] of Object.entries(asks)) form.set(name, value)
    const [asked, { startAuthentication, startRegistration }] = await Promise.all([
      ask(form),
      import('@simplewebauthn/browser'),
    ])
    if ('trouble' in asked) return { trouble: asked.trouble === 'none' ? '' : asked.trouble }
    const said =
      'get' in asked
        ? await startAuthentication({ optionsJSON: asked.get })
        : await startRegistration({ optionsJSON: asked.create })
    return { response: JSON.stringify(said) }
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}

/** Browsers say little of why, so that sites learn little (WebAuthn Level 3, 14.5.1). */
function troubleOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { name?: string } }
  const why = cause?.name ?? name
  if (why === 'NotAllowedError' || why === 'AbortError') return 'cancelled'
  return why === 'InvalidStateError' ? 'known' : 'failed'
}
