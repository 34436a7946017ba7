'use client'

import { useEffect, useState } from 'react'
import { ComboBox, I18nProvider, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import type { Option } from './field'

type Found = Option & { detail?: string | null }

export type ComboTexts = {
  search: string
  show: string
  choose: string
  nothing: string
  failed: string
  searching: string
}

export type ComboBoxProps = {
  name: string
  label: string
  hint?: string
  error?: string
  source: string
  chosen?: Option
  /** What was written before this box came. */
  written: string
  texts: ComboTexts
  locale: string
}

/** Searches on the server while one writes; the key of what is chosen is sent with the form. */
export function ComboBoxOnServer({ name, label, hint, error, source, chosen, written, texts, locale }: ComboBoxProps) {
  const [words, setWords] = useState(written)
  const { found, state } = useFound(source, words)
  const says = { waiting: texts.search, searching: texts.searching, failed: texts.failed, found: texts.nothing }[state]
  return (
    <I18nProvider locale={locale}>
      <ComboBox
        name={name}
        formValue="key"
        items={found}
        inputValue={words}
        onInputChange={setWords}
        defaultSelectedKey={chosen?.value}
        allowsEmptyCollection
        isInvalid={error !== undefined}
        className="grid gap-1"
      >
        <Label className="font-semibold">{label}</Label>
        {hint ? (
          <Text slot="description" className="text-sm text-ink-soft">
            {hint}
          </Text>
        ) : null}
        {error ? (
          <Text slot="errorMessage" className="text-sm font-semibold text-absent">
            {error}
          </Text>
        ) : null}
        <Input className="input" dir="auto" autoFocus maxLength={200} />
        <Popover className="combo-list">
          <ListBox
            renderEmptyState={() => (
              <p className="p-3 text-ink-soft" role="status">
                {says}
              </p>
            )}
          >
            {({ value, label: word, detail }: Found) => (
              <ListBoxItem id={value} textValue={word} className="combo-item">
                <Text slot="label">
                  <bdi>{word}</bdi>
                </Text>
                {detail ? (
                  <Text slot="description" className="text-sm text-ink-soft">
                    <bdi>{detail}</bdi>
                  </Text>
                ) : null}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  )
}

const PAUSE_MS = 200

/** What the server finds by words, once one has stopped writing for a moment; an older answer never follows a newer. */
function useFound(source: string, words: string) {
  const [found, setFound] = useState<Found[]>([])
  const [state, setState] = useState<'waiting' | 'searching' | 'found' | 'failed'>('waiting')
  useEffect(() => {
    if (words.trim() === '') {
      setFound([])
      setState('waiting')
      return
    }
    setState('searching')
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${source}&${new URLSearchParams({ q: words })}`, { signal: stop.signal })
        if (!answer.ok) throw new Error(String(answer.status))
        const { options } = (await answer.json()) as { options: Found[] }
        setFound(options.map((option) => ({ ...option, id: option.value })))
        setState('found')
      } catch {
        if (stop.signal.aborted) return
        setFound([])
        setState('failed')
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [source, words])
  return { found, state }
}
