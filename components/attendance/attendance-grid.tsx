import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Grid, GridRow, GridSession } from '@/lib/attendance/queries/grid'
import { formatInstant } from '@/lib/platform/dates'
import { dateFormat } from '@/lib/platform/intl-formats'
import { comma, localePath } from '@/lib/platform/locales'
import { GridCell } from './grid-cell'
import { GridCorrect, OPENED } from './grid-correct'
import { GridRate } from './grid-rate'
import { type MarkWords, markInitials, markWords } from './mark-words'

type Props = { grid: Grid; opened: string | undefined; viewerZone: string; locale: string }

/** Learners by sessions: a letter a mark, each session's date the way to its register, names that stay in sight. */
export async function AttendanceGrid({ grid, opened, viewerZone, locale }: Props) {
  const t = await getTranslations('attendance.grid')
  const texts = { words: await markWords(), initials: await markInitials(), out: t('out') }
  const isCorrectable = grid.sessions.some(mayCorrect)
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
            <LearnerRow
              key={row.id}
              row={row}
              grid={grid}
              isOpened={isCorrectable && row.id === opened}
              texts={texts}
              locale={locale}
            >
              {isCorrectable ? <GridCorrect row={row} page={grid.page} isOpened={row.id === opened} /> : null}
            </LearnerRow>
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
  const { id, title, startsAt, isLive, countsAttendance, isOver, phase, isTheirs } = session
  const note = !isLive ? 'cancelled' : !countsAttendance ? 'notCounted' : isOver && phase === 'open' ? 'open' : null
  const about = {
    title: `${title}${comma(locale)}${formatInstant(startsAt, viewerZone, locale)}`,
    className: isLive ? undefined : 'line-through',
    children: (
      <>
        {dateFormat(locale, { day: 'numeric', month: 'short', timeZone: viewerZone }).format(startsAt)}
        <span className="sr-only">: {title}</span>
      </>
    ),
  }
  return (
    <th scope="col">
      {isTheirs ? <a href={localePath(locale, `/teach/sessions/${id}`)} {...about} /> : <span {...about} />}
      {note ? <span className="block text-xs font-normal">{t(note)}</span> : null}
    </th>
  )
}

type Texts = { words: MarkWords; initials: MarkWords; out: string }
type RowProps = {
  row: GridRow
  grid: Grid
  isOpened: boolean
  texts: Texts
  locale: string
  /** The way to correct one of its marks. */
  children: ReactNode
}

/** Of one row at a time the marks are links: of all, they would be hundreds to tab through and to send. */
async function LearnerRow({ row, grid, isOpened, texts, locale, children }: RowProps) {
  const t = await getTranslations('terms.enrolmentState')
  return (
    <tr id={isOpened ? OPENED : undefined}>
      <th scope="row">
        <bdi>{row.name}</bdi>
        {children}
        {row.state === 'enrolled' ? null : (
          <span className="block text-sm font-normal text-ink-soft">{t(row.state)}</span>
        )}
      </th>
      <td>
        <GridRate attendance={row.attendance} neededPermille={grid.ratePermille} locale={locale} />
      </td>
      {grid.sessions.map((session, i) => (
        <GridCell
          key={session.id}
          mark={row.marks[i] ?? null}
          texts={texts}
          correctHref={isOpened && mayCorrect(session) ? correctPath(session.id, row.id, locale) : undefined}
        />
      ))}
    </tr>
  )
}

/** The register says why a mark is changed; it is corrected there. */
function correctPath(sessionId: string, enrolmentId: string, locale: string): string {
  return localePath(locale, `/teach/sessions/${sessionId}?correct=${enrolmentId}#e-${enrolmentId}`)
}

const mayCorrect = ({ isTheirs, phase }: GridSession) => isTheirs && phase === 'closed'
