import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card, Facts } from '@/components/ui/page'
import type { FullSide } from '@/lib/people/queries/merge-sides'
import { nameOf } from './options'

/** One of two records, as much of it as tells whether they are the same human being's; what neither says is left out. */
export function MergeRecord({ side, other, title }: { side: FullSide; other: FullSide; title: string }) {
  const t = useTranslations('people.merge')
  const factsOf = useFacts()
  const others = factsOf(other)
  const items = factsOf(side).filter(({ value }, i) => value || others[i]?.value)
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

type Fact = { term: string; value: ReactNode }

function useFacts(): (side: FullSide) => Fact[] {
  const t = useTranslations('people.merge')
  const list = useTranslations('people.list')
  const fields = useTranslations('people.fields')
  const terms = useTranslations('terms')
  const locale = useLocale()
  return ({
    name,
    certificateName,
    emails,
    organisation,
    country,
    job,
    account,
    isTrainer,
    teaches,
    grants,
    enrolments,
  }) => [
    { term: fields('name'), value: name },
    { term: fields('certificateName'), value: certificateName },
    { term: t('addresses'), value: lines(emails.map(({ id, address }) => ({ id, text: address }))) },
    { term: fields('organisation'), value: organisation },
    { term: list('country'), value: country && nameOf(country, locale, 'region') },
    { term: t('job'), value: job },
    { term: t('account'), value: account && terms(`accountState.${account.state}`) },
    { term: t('roles'), value: lines(grants.map(({ id, role }) => ({ id, text: terms(`role.${role}`) }))) },
    { term: t('pool'), value: isTrainer ? t('sessions', { count: teaches.length }) : null },
    {
      term: t('places'),
      value: lines(
        enrolments.map(({ id, title, state }) => ({ id, text: `${title} (${terms(`enrolmentState.${state}`)})` })),
      ),
    },
  ]
}

function lines(values: { id: string; text: string }[]): ReactNode {
  if (values.length === 0) return null
  return (
    <ul>
      {values.map(({ id, text }) => (
        <li key={id} className="break-words">
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  )
}
