import { MOST_LETTERS_SEARCHED } from '@/lib/catalogue/schema'

/** A list's words and the button that searches for them. */
export function SearchField({
  label,
  hint,
  submit,
  words,
}: {
  label: string
  hint?: string
  submit: string
  words: string
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor="q" className="font-semibold">
        {label}
      </label>
      {hint ? (
        <p id="q-hint" className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <input
          id="q"
          name="q"
          type="search"
          className="input w-auto min-w-32 max-w-96 flex-1"
          defaultValue={words}
          maxLength={MOST_LETTERS_SEARCHED}
          dir="auto"
          aria-describedby={hint ? 'q-hint' : undefined}
        />
        <button type="submit" className="btn">
          {submit}
        </button>
      </div>
    </div>
  )
}
