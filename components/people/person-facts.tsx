import { useLocale, useTranslations } from 'next-intl'
import { Card, Facts, Tag } from '@/components/ui/page'
import type { PersonDetails } from '@/lib/people/queries/person'
import { formatDay } from '@/lib/platform/dates'
import { comma } from '@/lib/platform/locales'
import { nameOf } from './options'

/** Who somebody is, as the institute has it on record. */
export function PersonFacts({ person, zone }: { person: PersonDetails; zone: string }) {
  const t = useTranslations('people.person')
  const fields = useTranslations('people.fields')
  const list = useTranslations('people.list')
  const categories = useTranslations('terms.trainerCategory')
  const locale = useLocale()
  const { certificateName, country, organisation, job, trainer, createdAt } = person
  const listed = (values: string[]) => values.join(comma(locale))
  const facts = [
    { term: t('addresses'), value: <Addresses emails={person.emails} /> },
    { term: fields('certificateName'), value: certificateName && <bdi>{certificateName}</bdi> },
    { term: list('country'), value: country && nameOf(country, locale, 'region') },
    { term: fields('organisation'), value: organisation && <bdi>{organisation.name}</bdi> },
    { term: t('job'), value: job && <bdi>{job}</bdi> },
    { term: fields('locale'), value: nameOf(person.locale, locale, 'language') },
    { term: fields('category'), value: trainer && categories(trainer.category) },
    { term: fields('expertise'), value: trainer && <bdi>{listed(trainer.expertise)}</bdi> },
    {
      term: fields('languages'),
      value: trainer && listed(trainer.languages.map((language) => nameOf(language, locale, 'language'))),
    },
    { term: t('known'), value: formatDay(createdAt, zone, locale) },
  ]
  return (
    <Card>
      <Facts items={facts.filter(({ value }) => value)} />
    </Card>
  )
}

function Addresses({ emails }: Pick<PersonDetails, 'emails'>) {
  const t = useTranslations('people.person')
  if (emails.length === 0) return t('noAddress')
  return (
    <ul className="grid gap-1">
      {emails.map(({ address, isPrimary, verifiedAt }) => (
        <li key={address} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi dir="ltr" className="min-w-0 wrap-anywhere">
            {address}
          </bdi>
          {isPrimary ? <Tag tone="info">{t('primary')}</Tag> : null}
          <Tag tone={verifiedAt ? 'good' : 'plain'}>{t(verifiedAt ? 'confirmed' : 'unconfirmed')}</Tag>
        </li>
      ))}
    </ul>
  )
}
