import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Empty } from '@/components/ui/page'
import { appointCoordinatorAction, dismissCoordinatorAction } from '@/lib/catalogue/actions'

type Person = { id: string; name: string; address: string | null; organisation: string | null }
type Edition = { id: string; slug: string }

/** Who runs an edition, each with the way to end it for those who may. */
export function Coordinators({
  edition,
  people,
  canDismiss,
}: {
  edition: Edition
  people: Person[]
  canDismiss: boolean
}) {
  const t = useTranslations('catalogue.admin.coordinators')
  if (people.length === 0) return <Empty>{t('none')}</Empty>
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface px-4">
      {people.map((person) => (
        <PersonLine key={person.id} person={person}>
          {canDismiss ? <PersonAct edition={edition} person={person} act="dismiss" /> : null}
        </PersonLine>
      ))}
    </ul>
  )
}

/** People found, each with the way to let them run the edition; those who do already are named so. */
export function FoundCoordinators({ edition, people, known }: { edition: Edition; people: Person[]; known: string[] }) {
  const t = useTranslations('catalogue.admin.coordinators')
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface px-4">
      {people.map((person) => (
        <PersonLine key={person.id} person={person}>
          {known.includes(person.id) ? (
            <span className="text-ink-soft">{t('already')}</span>
          ) : (
            <PersonAct edition={edition} person={person} act="appoint" />
          )}
        </PersonLine>
      ))}
    </ul>
  )
}

function PersonLine({ person, children }: { person: Person; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div>
        <bdi className="font-semibold">{person.name}</bdi>
        <p className="meta text-sm">
          {person.address ? <bdi dir="ltr">{person.address}</bdi> : null}
          {person.organisation ? <bdi>{person.organisation}</bdi> : null}
        </p>
      </div>
      {children}
    </li>
  )
}

function PersonAct({ edition, person, act }: { edition: Edition; person: Person; act: 'appoint' | 'dismiss' }) {
  const t = useTranslations('catalogue.admin.coordinators')
  const common = useTranslations('common')
  return (
    <ActionForm
      action={act === 'appoint' ? appointCoordinatorAction : dismissCoordinatorAction}
      errorTitle={common('fixErrors')}
      label={t(`${act}Label`, { name: person.name })}
    >
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      <input type="hidden" name="personId" value={person.id} />
      <SubmitButton look={act === 'appoint' ? 'quiet' : 'danger'}>
        {t(act)} <bdi className="sr-only">{person.name}</bdi>
      </SubmitButton>
    </ActionForm>
  )
}
