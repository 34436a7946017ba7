import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { pathOf, pointsOf, shareOf, ticksFor } from './plot-scale'

type Frame = {
  title: ReactNode
  /** What the picture shows, in a sentence: for those who do not see it, before the table. */
  says: string
  /** The heads of the table beside it: what is counted by, then what is counted. */
  heads: readonly string[]
  write: (value: number) => string
}

type BarPlotProps = Frame & { bars: readonly { key: string; label: ReactNode; value: number }[]; most?: number }

/** Amounts side by side: a bar a row, its name and its number in words. */
export function BarPlot({ bars, most, write, ...frame }: BarPlotProps) {
  const greatest = most ?? Math.max(0, ...bars.map(({ value }) => value))
  const rows = bars.map(({ key, label, value }) => ({ key, label, values: [value] }))
  return (
    <PlotFrame {...frame} write={write} rows={rows}>
      <div className="plot-rows">
        {bars.map(({ key, label, value }) => (
          <div key={key} className="plot-row">
            <span>{label}</span>
            <span className="plot-value">{write(value)}</span>
            <svg aria-hidden="true">
              <rect width="100%" height="100%" rx="3" fill="var(--sunk)" />
              <rect width={`${shareOf(value, greatest)}%`} height="100%" rx="3" fill="var(--act)" />
            </svg>
          </div>
        ))}
      </div>
    </PlotFrame>
  )
}

const strokes = ['var(--act)', 'var(--late)', 'var(--present)', 'var(--excused)']
/** Told apart without colour as well. */
const dashes = ['', '6 4', '2 4', '10 4 2 4']

type LinePlotProps = Frame & {
  names: readonly string[]
  lines: readonly { key: string; label: string; values: readonly (number | null)[] }[]
  most?: number
}

/** Amounts that follow each other in time; what is not known leaves a gap. */
export function LinePlot({ names, lines, most, write, ...frame }: LinePlotProps) {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null))
  const ticks = ticksFor(most ?? Math.max(0, ...values))
  const top = ticks.at(-1) ?? 0
  const rows = names.map((name, i) => ({ key: name, label: name, values: lines.map((line) => line.values[i] ?? null) }))
  const widest = ticks.map(write).sort((a, b) => b.length - a.length)[0]
  const named = shownNames(names)
  return (
    <PlotFrame {...frame} write={write} rows={rows}>
      {lines.length > 1 ? (
        <ul className="plot-key">
          {lines.map(({ key, label }, i) => (
            <li key={key}>
              <svg aria-hidden="true">
                <line x2="100%" y1="50%" y2="50%" strokeWidth="3" stroke={strokes[i]} strokeDasharray={dashes[i]} />
              </svg>{' '}
              {label}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="plot-line">
        <div className="plot-ticks">
          <span className="plot-widest">{widest}</span>
          {ticks.map((tick) => (
            <span key={tick} className="plot-tick" style={{ insetBlockStart: `${100 - shareOf(tick, top)}%` }}>
              {write(tick)}
            </span>
          ))}
        </div>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((tick) => {
            const y = 100 - shareOf(tick, top)
            return <line key={tick} x2="100" y1={y} y2={y} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          })}
          {lines.map(({ key, values }, i) => (
            <Line key={key} values={values} top={top} stroke={strokes[i]} dash={dashes[i]} />
          ))}
        </svg>
        <div className="plot-names">
          {named.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
      </div>
    </PlotFrame>
  )
}

type LineProps = { values: readonly (number | null)[]; top: number; stroke?: string; dash?: string }

function Line({ values, top, stroke, dash }: LineProps) {
  const points = pointsOf(values, top)
  return (
    <g fill="none" stroke={stroke} strokeLinecap="round" strokeLinejoin="round">
      <path d={pathOf(points)} strokeWidth="2.5" strokeDasharray={dash} vectorEffect="non-scaling-stroke" />
      {/* A point is a stroke without length: round, however the picture is stretched. */}
      {points.map((point) =>
        point ? (
          <path key={point.x} d={`M${point.x} ${point.y}h0`} strokeWidth="8" vectorEffect="non-scaling-stroke" />
        ) : null,
      )}
    </g>
  )
}

/** The first, the last and the one between them: more would run into each other on a phone. */
function shownNames(names: readonly string[]): string[] {
  const shown = names.length < 4 ? names : [names[0], names[Math.floor((names.length - 1) / 2)], names.at(-1)]
  return shown.filter((name) => name !== undefined)
}

type Row = { key: string; label: ReactNode; values: readonly (number | null)[] }

function PlotFrame({
  title,
  says,
  heads,
  write,
  rows,
  children,
}: Frame & { rows: readonly Row[]; children: ReactNode }) {
  const t = useTranslations('parts.plot')
  return (
    <figure className="plot card">
      <figcaption className="font-semibold">{title}</figcaption>
      <div role="img" aria-label={says} className="grid gap-3">
        {children}
      </div>
      <details>
        <summary className="min-h-7 cursor-pointer text-act">{t('asTable')}</summary>
        <table className="table mt-3">
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} scope="col" className={i > 0 ? 'table-number' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, values }) => (
              <tr key={key}>
                <th scope="row" className="font-normal">
                  {label}
                </th>
                {values.map((value, i) => (
                  <td key={heads[i + 1]} className="table-number">
                    {value === null ? '–' : write(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
