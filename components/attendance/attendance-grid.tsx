import { getTranslations } from 'next-intl/server'
import type { Grid, GridRow, GridSession } from '@/lib/attendance/queries/grid'
import { markLetters } from '@/lib/attendance/schema'
import { formatInstant } from '@/lib/platform/dates'
import { dateFormat } from '@/lib/platform/intl-formats'
import { comma, localePath } from '@/lib/platform/locales'
import { GridRate } from './grid-rate'
import { type MarkWords, markInitials, markWords } from './mark-words'

type Props = { grid: Grid; viewerZone: string; locale: string }

/** Learners by sessions: a letter a mark, each session's date the way to its register, names that stay in sight. */
export async function AttendanceGrid({ grid, viewerZone, locale }: Props) {
  const t = await getTranslations('attendance.grid')
  const texts = { words: await markWords(), initials: await markInitials(), out: t('out') }
  return (
    // The region takes the focus, so that the keyboard can scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section className="grid-scroll" aria-label={t('region')} tabIndex={0}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('learner')}</th>
            <th scope="col">{t('rate')}</th>
            {grid.sessions.map((session) => (
              <SessionHeading key={session.id} session={session} viewerZone={viewerZone} locale={locale} />
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <LearnerRow key={row.id} row={row} grid={grid} texts={texts} locale={locale} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

async function SessionHeading({
  session,
  viewerZone,
  locale,
}: {
  session: GridSession
  viewerZone: string
  locale: string
}) {
  const t = await getTranslations('attendance.grid')
  const { id, title, startsAt, isLive, countsAttendance, isOver, phase } = session
  const note = !isLive ? 'cancelled' : !countsAttendance ? 'notCounted' : isOver && phase === 'open' ? 'open' : null
  const day = dateFormat(locale, { day: 'numeric', month: 'short', timeZone: viewerZone })
  return (
    <th scope="col">
      <a
        href={localePath(locale, `/teach/sessions/${id}`)}
        title={`${title}${comma(locale)}${formatInstant(startsAt, viewerZone, locale)}`}
        className={isLive ? '' : 'line-through'}
      >
        {day.format(startsAt)}
        <span className="sr-only">: {title}</span>
      </a>
      {note ? <span className="block text-xs font-normal">{t(note)}</span> : null}
    </th>
  )
}

type Texts = { words: MarkWords; initials: MarkWords; out: string }

async function LearnerRow({ row, grid, texts, locale }: { row: GridRow; grid: Grid; texts: Texts; locale: string }) {
  const t = await getTranslations('terms.enrolmentState')
  return (
    <tr>
      <th scope="row">
        <bdi>{row.name}</bdi>
        {row.state === 'enrolled' ? null : (
          <span className="block text-sm font-normal text-ink-soft">{t(row.state)}</span>
        )}
      </th>
      <td>
        <GridRate attendance={row.attendance} neededPermille={grid.ratePermille} locale={locale} />
      </td>
      {grid.sessions.map(({ id }, i) => (
        <Cell key={id} mark={row.marks[i] ?? null} texts={texts} />
      ))}
    </tr>
  )
}

function Cell({ mark, texts: { words, initials, out } }: { mark: GridRow['marks'][number]; texts: Texts }) {
  if (mark === null) return <td />
  return (
    <td>
      <span className={mark === 'out' ? 'text-ink-soft' : `mark c-${markLetters[mark]}`} aria-hidden>
        {mark === 'out' ? '–' : initials[mark]}
      </span>
      <span className="sr-only">{mark === 'out' ? out : words[mark]}</span>
    </td>
  )
}
