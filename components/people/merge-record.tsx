import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card, Facts } from '@/components/ui/page'
import type { FullSide } from '@/lib/people/queries/merge-sides'
import { nameOf } from './options'

/** One of two records, as much of it as tells whether they are the same human being's. */
export function MergeRecord({ side, title }: { side: FullSide; title: string }) {
  const t = useTranslations('people.merge')
  const fields = useTranslations('people.fields')
  const terms = useTranslations('terms')
  const locale = useLocale()
  const { name, certificateName, emails, organisation, country, job, account, isTrainer, grants, enrolments } = side
  const items: { term: string; value: ReactNode }[] = [
    { term: fields('name'), value: name },
    { term: fields('certificateName'), value: certificateName },
    { term: t('addresses'), value: lines(emails.map(({ address }) => address)) },
    { term: fields('organisation'), value: organisation },
    { term: fields('country'), value: country && nameOf(country, locale, 'region') },
    { term: fields('job'), value: job },
    { term: t('account'), value: account && terms(`accountState.${account.state}`) },
    { term: t('roles'), value: lines([...new Set(grants.map(({ role }) => terms(`role.${role}`)))]) },
    { term: t('pool'), value: isTrainer ? t('sessions', { count: side.teaches.length }) : null },
    {
      term: t('places'),
      value: lines(enrolments.map(({ title: course, state }) => `${course} (${terms(`enrolmentState.${state}`)})`)),
    },
  ]
  return (
    <Card title={title}>
      <Facts
        items={items.map(({ term, value }) => ({
          term,
          value: typeof value === 'string' ? <bdi className="break-words">{value}</bdi> : (value ?? t('nothing')),
        }))}
      />
    </Card>
  )
}

function lines(values: string[]): ReactNode {
  if (values.length === 0) return null
  return (
    <ul>
      {values.map((value) => (
        <li key={value} className="break-words">
          <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  )
}
