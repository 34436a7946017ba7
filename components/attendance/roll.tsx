'use client'

import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useFormAnswer } from '@/components/ui/form'
import { countMarks, mergeMark } from '@/lib/attendance/rules'
import { MARK_FIELD, type MarkValue, markLetters, markOfLetter, markValues, readMeant } from '@/lib/attendance/schema'
import { MarkCounts } from './mark-counts'
import { markByKey } from './mark-keys'
import type { MarkWords } from './mark-words'
import { keepDraft, restoreDraft } from './roll-draft'

/** A learner in as few letters as can be, since a roll may hold 1,000: id, name, what stands under it, the mark saved. */
export type RollRow = [enrolmentId: string, name: string, about: string, saved: string]

export type RollTexts = {
  marks: MarkWords
  keys: Record<MarkValue, string>
  keysHint: string
  counts: string
  unmarked: string
  everyone: string
  others: string
  undo: string
  restored: string
}

type Props = {
  rows: RollRow[]
  texts: RollTexts
  /** Gives everyone without a mark 'present', for who has no script. */
  fills: boolean
  /** Names the draft of this register in this version. */
  draftKey: string
  /** The buttons that send the form. */
  children: React.ReactNode
}

/** The roll call: one group of radios a learner, live counts, and everyone present in one act. */
export function Roll({ rows, texts, fills, draftKey, children }: Props) {
  const { state } = useFormAnswer()
  const list = useRef<HTMLOListElement>(null)
  const values = rows.map(([id, , , saved]) => {
    const meant = state.status === 'refused' ? readMeant(state.values[MARK_FIELD + id]?.[0]) : null
    return mergeMark(markOfLetter(saved), meant).value ?? (fills ? 'present' : null)
  })
  const [seen, setSeen] = useState<{ at: number; values: (MarkValue | null)[] }>({ at: state.at, values })
  const shown = seen.at === state.at ? seen.values : values
  const [isRestored, setRestored] = useState(false)
  const count = () => setSeen({ at: state.at, values: valuesIn(list.current) })
  const changed = () => {
    count()
    keepDraft(draftKey, list.current)
  }
  useEffect(() => {
    if (!restoreDraft(draftKey, list.current)) return
    setRestored(true)
    setSeen({ at: 0, values: valuesIn(list.current) })
  }, [draftKey])
  return (
    <>
      {isRestored ? (
        <p role="status" className="notice notice-info">
          {texts.restored}
        </p>
      ) : null}
      <FillPresent
        key={state.at}
        list={list}
        texts={texts}
        isFresh={shown.every((value) => value === null)}
        isFull={!shown.includes(null)}
        onFilled={changed}
      />
      <ol ref={list} className="roll" onChange={changed} onKeyDown={(event) => markByKey(event, texts.keys)}>
        <Rows key={state.at} rows={rows} values={values} words={texts.marks} />
      </ol>
      <div className="foot raised no-print">
        <MarkCounts
          label={texts.counts}
          counts={countMarks(shown)}
          words={texts.marks}
          unmarked={texts.unmarked}
          total={rows.length}
        />
        <div className="flex flex-wrap gap-3">{children}</div>
      </div>
    </>
  )
}

type RowsProps = { rows: RollRow[]; values: (MarkValue | null)[]; words: MarkWords }

/** Rendered once an answer: a touch of one radio must not draw 1,000 learners again. */
const Rows = memo(
  function Rows({ rows, values, words }: RowsProps) {
    return rows.map(([id, name, about, saved], i) => (
      <li key={id}>
        <div>
          <p className="font-semibold" id={`n${i}`}>
            <bdi>{name}</bdi>
          </p>
          <p className="text-sm text-ink-soft">{about}</p>
        </div>
        <fieldset className="marks" aria-labelledby={`n${i}`}>
          {markValues.map((value) => (
            <label key={value} className={`m-${markLetters[value]}`}>
              <input
                type="radio"
                name={MARK_FIELD + id}
                value={markLetters[value] + saved}
                defaultChecked={values[i] === value}
              />
              {words[value]}
            </label>
          ))}
        </fieldset>
      </li>
    ))
  },
  (before, after) => before.rows === after.rows,
)

type FillProps = {
  list: React.RefObject<HTMLOListElement | null>
  texts: RollTexts
  isFresh: boolean
  isFull: boolean
  onFilled: () => void
}

/** Marks everyone without a mark as present: at once where script can, else by a link that draws the page again. */
function FillPresent({ list, texts, isFresh, isFull, onFilled }: FillProps) {
  const hasScript = useSyncExternalStore(never, yes, no)
  const [filled, setFilled] = useState<HTMLInputElement[]>([])
  const label = isFresh ? texts.everyone : texts.others
  const check = (inputs: HTMLInputElement[], isChecked: boolean) => {
    for (const input of inputs) input.checked = isChecked
    setFilled(isChecked ? inputs : [])
    onFilled()
  }
  const fill = hasScript ? (
    <button type="button" className="btn btn-quiet" onClick={() => check(presentOfUnmarked(list.current), true)}>
      {label}
    </button>
  ) : (
    <a href="?all=present" className="btn btn-quiet">
      {label}
    </a>
  )
  return (
    <div className="no-print flex flex-wrap items-center gap-x-6 gap-y-3">
      {isFull && filled.length === 0 ? null : fill}
      {filled.length > 0 ? (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() =>
            check(
              filled.filter((input) => input.checked),
              false,
            )
          }
        >
          {texts.undo}
        </button>
      ) : null}
      {/* There from the first paint, of which it is a large part; hidden where no script will ever come. */}
      <p className="with-script text-sm text-ink-soft max-sm:hidden">{texts.keysHint}</p>
    </div>
  )
}

const never = () => () => {}
const yes = () => true
const no = () => false

function presentOfUnmarked(list: HTMLOListElement | null): HTMLInputElement[] {
  return [...(list?.children ?? [])].flatMap((row) =>
    row.querySelector(':checked') ? [] : [row.querySelector('input') as HTMLInputElement],
  )
}

function valuesIn(list: HTMLOListElement | null): (MarkValue | null)[] {
  return [...(list?.children ?? [])].map((row) =>
    markOfLetter(row.querySelector<HTMLInputElement>(':checked')?.value[0]),
  )
}
