'use client'

import { type ReactNode, useState } from 'react'
import { TextArea, TextField } from '@/components/ui/field'
import { useField, useFormAnswer } from '@/components/ui/form'
import { Tag, type Tone } from '@/components/ui/page'
import { type TextStanding, textStanding } from '@/lib/platform/texts'

type Field = { name: string; label: string; hint?: string; most: number; saved: string }

export type Panel = { language: string; dir: 'ltr' | 'rtl'; heading: string; fields: Field[] }

export type Words = Record<TextStanding | 'removed' | 'isBase' | 'optional', string>

type Props = {
  legend: string
  hint?: string
  panels: Panel[]
  baseLocale: string
  isOptional?: boolean
  words: Words
  /** The choice of the first language, where there is one. */
  children?: ReactNode
}

/** Languages one below the other, each folding away what is written in it, the first language on top. */
export function TextPanels({ legend, hint, panels, baseLocale, isOptional, words, children }: Props) {
  const { values, at } = useField('baseLocale')
  const [chosen, choose] = useState<string>()
  const base = chosen ?? values?.[0] ?? baseLocale
  const isFirst = ({ language }: Panel) => language === base
  const isLong = panels.some(({ fields }) => fields.length > 1)
  return (
    <fieldset
      className="grid min-w-0 gap-4 rounded-box border border-line p-4"
      onChange={({ target }) => {
        if (target instanceof HTMLSelectElement) choose(target.value)
      }}
    >
      <legend className="px-1 font-semibold">{legend}</legend>
      {hint ? <p className="text-sm text-ink-soft">{hint}</p> : null}
      {children ? <div className="sm:max-w-1/2">{children}</div> : null}
      <div className={`grid items-start gap-2 ${isLong ? '' : 'sm:grid-cols-2'}`}>
        {[...panels.filter(isFirst), ...panels.filter((panel) => !isFirst(panel))].map((panel) => (
          <LanguagePanel
            key={`${panel.language} ${at}`}
            panel={panel}
            isBase={isFirst(panel)}
            isRequired={isFirst(panel) && !isOptional}
            words={words}
          />
        ))}
      </div>
    </fieldset>
  )
}

type PanelProps = { panel: Panel; isBase: boolean; isRequired: boolean; words: Words }

function LanguagePanel({ panel: { language, dir, heading, fields }, isBase, isRequired, words }: PanelProps) {
  const { state } = useFormAnswer()
  const given = fields.map(({ name, saved }) => (state.status === 'refused' ? state.values[name]?.[0] : saved) ?? '')
  const [written, setWritten] = useState(given)
  const isWrong = state.errors.some(({ field }) => fields.some(({ name }) => name === field))
  const standing = textStanding(written)
  const wasWritten = fields.some(({ saved }) => saved !== '')
  return (
    <details
      open={isRequired || isWrong || textStanding(given) !== 'empty'}
      className="rounded-box border border-line"
      onInput={({ currentTarget }) => {
        const inputs = [...currentTarget.querySelectorAll<HTMLInputElement>('input, textarea')]
        setWritten(inputs.map(({ value }) => value))
      }}
    >
      <summary className="min-h-11 cursor-pointer px-4 py-2">
        <span className="me-3 font-semibold">{heading}</span>
        <span className="inline-flex flex-wrap gap-2">
          {isBase ? <Tag tone="info">{words.isBase}</Tag> : null}
          <Tag tone={standing === 'empty' && wasWritten ? 'bad' : tones[standing]}>
            {standing === 'empty' && wasWritten && !isRequired ? words.removed : words[standing]}
          </Tag>
        </span>
      </summary>
      <div className="grid gap-4 px-4 pt-1 pb-4">
        {fields.map(({ name, label, hint, most, saved }, i) => {
          const isName = i === 0
          const field = {
            name,
            label,
            hint,
            dir,
            lang: language,
            maxLength: most,
            defaultValue: saved,
            required: isRequired && isName,
            optionalLabel: isRequired && isName ? undefined : words.optional,
          }
          return isName ? <TextField key={name} {...field} /> : <TextArea key={name} {...field} />
        })}
      </div>
    </details>
  )
}

const tones: Record<TextStanding, Tone> = { complete: 'good', partial: 'warn', empty: 'plain' }
