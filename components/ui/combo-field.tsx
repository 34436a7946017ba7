'use client'

import { type ComponentType, useRef, useState } from 'react'
import type { ComboBoxProps, ComboTexts } from './combo-box'
import { described, Frame, type Option } from './field'
import { useField } from './form'

type Props = {
  name: string
  label: string
  hint?: string
  /** Ends in a query (`?among=…`), and answers `&q=words` with `{ options: [{ value, label, detail }] }`, for who may see them. */
  source: string
  /** The id of the form (see ComboSearch) that searches where there is no script. */
  searchForm: string
  /** What was searched for and found by that form. */
  words?: string
  found?: readonly Option[]
  chosen?: Option
  texts: ComboTexts
  locale: string
}

/**
 * One of thousands. Without script: words, a button that searches, and a list of what was found. With it: the first to
 * come to the field fetches the box that searches while one writes; nobody else pays for it.
 */
export function ComboField({ name, label, hint, source, searchForm, words, found, chosen, texts, locale }: Props) {
  const { values, error, at } = useField(name)
  const [Box, setBox] = useState<ComponentType<ComboBoxProps> | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const load = () => import('./combo-box').then(({ ComboBoxOnServer }) => setBox(() => ComboBoxOnServer))
  if (Box) {
    const written = field.current?.value ?? chosen?.label ?? ''
    return (
      <div id={name}>
        <Box {...{ name, label, hint, error, source, texts, locale, chosen, written }} />
      </div>
    )
  }
  const options = found ?? (chosen ? [chosen] : [])
  return (
    <div id={name}>
      <Frame name={`${name}-words`} label={label} hint={hint} error={error}>
        <div className="flex max-w-160 flex-wrap gap-3">
          <input
            ref={field}
            id={`${name}-words`}
            name="find"
            form={searchForm}
            type="search"
            dir="auto"
            maxLength={200}
            autoComplete="off"
            defaultValue={words ?? chosen?.label}
            className="input min-w-0 flex-1 basis-48"
            onFocus={load}
            {...described(`${name}-words`, hint, error)}
          />
          <button type="submit" form={searchForm} className="btn btn-quiet">
            {texts.show}
          </button>
        </div>
        {words && options.length === 0 ? <p className="text-sm text-ink-soft">{texts.nothing}</p> : null}
        {options.length > 0 ? (
          <select
            key={at}
            name={name}
            aria-label={texts.choose}
            className="input"
            defaultValue={values?.[0] ?? chosen?.value ?? ''}
          >
            <option value="">{texts.choose}</option>
            {options.map(({ value, label: word }) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        ) : null}
      </Frame>
    </div>
  )
}
