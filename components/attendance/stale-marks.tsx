'use client'

import { useFormAnswer } from '@/components/ui/form'
import { useHere } from '@/components/ui/here'
import { mergeMark } from '@/lib/attendance/rules'
import { MARK_FIELD, type MarkValue, markOfLetter, readMeant } from '@/lib/attendance/schema'
import type { MarkWords } from './mark-words'
import type { RollRow } from './roll'

type Props = {
  rows: RollRow[]
  words: MarkWords
  /** Who saved or closed it and when, as a whole sentence. */
  by: React.ReactNode
  texts: {
    differ: string
    learner: string
    saved: string
    meant: string
    also: string
    same: string
    ask: string
    drop: string
  }
  /** The register's page, without what was meant. */
  dropHref: string | null
}

/** What a stale page meant, beside what somebody else saved in the meantime. */
export function StaleMarks({ rows, words, by, texts, dropHref }: Props) {
  const { addressOf } = useHere()
  const { state } = useFormAnswer()
  if (state.reason !== 'stale' && state.reason !== 'registerClosed') return null
  const isClosed = state.reason === 'registerClosed'
  const differing = rows.flatMap(([id, name, , letter]) => {
    const saved = markOfLetter(letter)
    const meant = readMeant(state.values[MARK_FIELD + id]?.[0])
    if (!saved || !meant) return []
    const { isContested, savedMeanwhile } = mergeMark(saved, meant)
    // Once the register is closed, nothing that was meant can be saved any more.
    const isLost = isClosed && meant.to !== meant.from && meant.to !== saved
    return isLost || (!isClosed && savedMeanwhile)
      ? [{ id, name, saved, meant: meant.to, isContested: isLost || isContested }]
      : []
  })
  const contested = differing.filter(({ isContested }) => isContested)
  const taken = differing.filter(({ isContested }) => !isContested)
  return (
    <div className="notice notice-warn grid gap-3">
      <p>{by}</p>
      {contested.length > 0 ? <Differences rows={contested} words={words} texts={texts} /> : null}
      {taken.length > 0 ? (
        <p>
          {texts.also}{' '}
          {taken.map(({ id, name, saved }) => (
            <span key={id} className="me-3 inline-block">
              <bdi>{name}</bdi> (<b>{words[saved]}</b>)
            </span>
          ))}
        </p>
      ) : null}
      {differing.length === 0 ? <p>{texts.same}</p> : null}
      <p>
        {texts.ask}
        {dropHref ? (
          <>
            {' '}
            <a href={addressOf(dropHref)}>{texts.drop}</a>.
          </>
        ) : null}
      </p>
    </div>
  )
}

type Difference = { id: string; name: string; saved: MarkValue; meant: MarkValue }

function Differences({ rows, words, texts }: { rows: Difference[]; words: MarkWords; texts: Props['texts'] }) {
  return (
    <table>
      <caption className="text-start font-semibold">{texts.differ}</caption>
      <thead>
        <tr className="text-sm">
          <th scope="col" className="pe-6 text-start">
            {texts.learner}
          </th>
          <th scope="col" className="pe-6 text-start">
            {texts.saved}
          </th>
          <th scope="col" className="text-start">
            {texts.meant}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, saved, meant }) => (
          <tr key={id}>
            <th scope="row" className="pe-6 text-start font-semibold">
              <bdi>{name}</bdi>
            </th>
            <td className="pe-6">{words[saved]}</td>
            <td>{words[meant]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
