'use client'

import type { ReactNode } from 'react'
import { useField } from './form'

type Common = { name: string; label: string; hint?: string; optionalLabel?: string }

export function Frame({
  name,
  label,
  hint,
  error,
  optionalLabel,
  children,
}: Common & { error?: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name} className="font-semibold">
        {label}
        {optionalLabel ? <span className="ms-1 font-normal text-ink-soft">{optionalLabel}</span> : null}
      </label>
      {hint ? (
        <p id={`${name}-hint`} className="field-hint text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="field-error text-sm font-semibold text-absent">
          {error}
        </p>
      ) : null}
      {children}
    </div>
  )
}

export function described(name: string, hint?: string, error?: string) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined }
}

type TextFieldProps = Common & {
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'datetime-local' | 'number' | 'url' | 'search'
  defaultValue?: string | number
  autoComplete?: string
  required?: boolean
  maxLength?: number
  min?: number | string
  max?: number | string
  dir?: 'auto' | 'ltr' | 'rtl'
  /** The language that is written in the field, where it is a given one. */
  lang?: string
  inputMode?: 'numeric' | 'decimal'
}

export function TextField({ name, label, hint, optionalLabel, type = 'text', defaultValue, ...input }: TextFieldProps) {
  const { values, error, at } = useField(name)
  return (
    <Frame name={name} label={label} hint={hint} error={error} optionalLabel={optionalLabel}>
      <input
        key={at}
        id={name}
        name={name}
        type={type}
        className="input"
        defaultValue={values?.[0] ?? defaultValue}
        {...described(name, hint, error)}
        {...input}
      />
    </Frame>
  )
}

export function TextArea({
  name,
  label,
  hint,
  optionalLabel,
  defaultValue,
  rows = 4,
  ...input
}: Common & {
  defaultValue?: string
  rows?: number
  required?: boolean
  maxLength?: number
  dir?: 'auto' | 'ltr' | 'rtl'
  lang?: string
}) {
  const { values, error, at } = useField(name)
  return (
    <Frame name={name} label={label} hint={hint} error={error} optionalLabel={optionalLabel}>
      <textarea
        key={at}
        id={name}
        name={name}
        rows={rows}
        className="input"
        defaultValue={values?.[0] ?? defaultValue}
        {...described(name, hint, error)}
        {...input}
      />
    </Frame>
  )
}

export type Option = { value: string; label: string }
export type OptionGroup = { label: string; options: readonly Option[] }

export function SelectField({
  name,
  label,
  hint,
  optionalLabel,
  options,
  defaultValue,
  emptyLabel,
  required,
}: Common & {
  options: readonly (Option | OptionGroup)[]
  defaultValue?: string
  emptyLabel?: string
  required?: boolean
}) {
  const { values, error, at } = useField(name)
  return (
    <Frame name={name} label={label} hint={hint} error={error} optionalLabel={optionalLabel}>
      <select
        key={at}
        id={name}
        name={name}
        className="input"
        required={required}
        defaultValue={values?.[0] ?? defaultValue ?? ''}
        {...described(name, hint, error)}
      >
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              <Options options={option.options} />
            </optgroup>
          ) : (
            <Options key={option.value} options={[option]} />
          ),
        )}
      </select>
    </Frame>
  )
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

/** Several of a few (checkboxes) or one of a few (radios). */
export function ChoiceGroup({
  name,
  label,
  hint,
  options,
  defaultValues = [],
  kind,
  isColumn = false,
}: Common & {
  options: Option[]
  defaultValues?: string[]
  kind: 'checkbox' | 'radio'
  /** One below the other, where their names are long. */
  isColumn?: boolean
}) {
  const { values, error, at } = useField(name)
  const chosen = values ?? defaultValues
  return (
    <fieldset className="grid gap-1" id={name} {...described(name, hint, error)}>
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint ? (
        <p id={`${name}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="text-sm font-semibold text-absent">
          {error}
        </p>
      ) : null}
      <div className={isColumn ? 'grid gap-1' : 'flex flex-wrap gap-x-5 gap-y-1'}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-7 items-center gap-2">
            <input
              key={at}
              type={kind}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Checkbox({ name, label, hint, defaultChecked }: Common & { defaultChecked?: boolean }) {
  const { values, error, at } = useField(name)
  return (
    <div className="grid gap-1">
      <label className="flex min-h-7 items-center gap-2">
        <input
          key={at}
          id={name}
          type="checkbox"
          name={name}
          defaultChecked={values ? values.includes('on') : defaultChecked}
          {...described(name, hint, error)}
        />
        {label}
      </label>
      {hint ? (
        <p id={`${name}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="text-sm font-semibold text-absent">
          {error}
        </p>
      ) : null}
    </div>
  )
}
