import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Link } from './link'
import { ProgressWatch } from './progress-watch'

/** Stands for the number in the sentence that the browser goes on writing. */
const DONE = '#'

export type Work = { state: 'running' | 'done' | 'failed'; doneCount: number; totalCount: number }

type Props = {
  id: string
  title: ReactNode
  work: Work
  /** The page that this stands on: without script, the link that looks again. */
  path: string
  /** Where `work` can be read again as JSON. */
  source: string
  write: (value: number) => string
  /** What comes after it, once it is done. */
  after?: ReactNode
}

/** Long work that goes on without the page: how far it is stands at an address, for whoever comes back to it. */
export function Progress({ id, title, work, path, source, write, after }: Props) {
  const t = useTranslations('parts.progress')
  const { state, doneCount, totalCount } = work
  return (
    <section className="card grid gap-2" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {state === 'running' ? (
        <>
          <progress className="work" value={doneCount} max={totalCount} aria-labelledby={id} />
          <p id={`${id}-said`}>{t('of', { done: write(doneCount), total: write(totalCount) })}</p>
          <p className="text-ink-soft">{t('stays')}</p>
          <ProgressWatch id={id} source={source} says={t('of', { done: DONE, total: write(totalCount) })}>
            <Link href={path}>{t('look')}</Link>
          </ProgressWatch>
        </>
      ) : null}
      <div role="status">{state === 'running' ? null : <Ended state={state} />}</div>
      {state === 'done' ? after : null}
    </section>
  )
}

function Ended({ state }: { state: 'done' | 'failed' }) {
  const t = useTranslations('parts.progress')
  return (
    <p className={`flex items-center gap-2 font-semibold ${state === 'done' ? 'text-present' : 'text-absent'}`}>
      <Icon name={state === 'done' ? 'done' : 'bad'} />
      {t(state)}
    </p>
  )
}
