import { useLocale, useTranslations } from 'next-intl'
import { ComboSearch } from '@/components/ui/combo-search'
import { AskForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import type { Choice } from '@/lib/people/queries/choices'
import type { MergeCandidate } from '@/lib/people/queries/merge-candidates'
import { idle } from '@/lib/platform/form-state'
import { nameOf } from './options'
import { PersonField } from './person-field'

const SEARCH = 'merge-search'

type Props = { person: { id: string; name: string }; candidates: MergeCandidate[]; words: string; found: Choice[] }

/** Which other record is meant: the likely ones, and a search for any. */
export function MergeCandidates({ person, candidates, words, found }: Props) {
  const t = useTranslations('people.merge')
  const common = useTranslations('common')
  const path = `/admin/people/${person.id}/merge`
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title={t('likely')}>
        {candidates.length === 0 ? <p>{t('noneLikely')}</p> : <List path={path} candidates={candidates} />}
      </Card>
      <Card title={t('another')}>
        <AskForm path={path} state={idle} errorTitle={common('fixErrors')} label={t('another')}>
          <PersonField name="into" label={t('search')} among="people" searchForm={SEARCH} words={words} found={found} />
          <div>
            <SubmitButton>{t('compare')}</SubmitButton>
          </div>
        </AskForm>
        <ComboSearch id={SEARCH} path={path} query={{}} />
      </Card>
    </div>
  )
}

function List({ path, candidates }: { path: string; candidates: MergeCandidate[] }) {
  const t = useTranslations('people.merge')
  const locale = useLocale()
  return (
    <ul className="divide-y divide-line">
      {candidates.map(({ id, name, address, organisation, country }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div className="grid min-w-0">
            <p className="font-semibold">
              <bdi>{name}</bdi>
            </p>
            {[address, organisation, country && nameOf(country, locale, 'region')]
              .filter((about) => about !== null)
              .map((about) => (
                <p key={about} className="break-words text-sm text-ink-soft">
                  <bdi>{about}</bdi>
                </p>
              ))}
          </div>
          <Link href={`${path}?into=${id}`} className="btn btn-quiet" aria-label={t('compareWith', { name })}>
            {t('compare')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
