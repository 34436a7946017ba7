import type { CourseKind } from '@prisma/client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PersonField } from '@/components/people/person-field'
import { Standing } from '@/components/people/standing'
import { ComboSearch } from '@/components/ui/combo-search'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { Empty, Tag } from '@/components/ui/page'
import { appointCoordinatorAction, dismissCoordinatorAction } from '@/lib/catalogue/actions'
import type { Coordinator } from '@/lib/catalogue/queries/coordinators'
import type { Choice } from '@/lib/people/queries/choices'

type Edition = { id: string; slug: string }
type Listed = { edition: Edition & { courseKind: CourseKind }; people: Coordinator[]; isAdministrator: boolean }

/** Who runs an edition; for administrators each with the way to end it or, where it comes of the course, to the person's page. */
export function Coordinators({ edition, people, isAdministrator }: Listed) {
  const t = useTranslations('catalogue.admin.coordinators')
  if (people.length === 0) return <Empty>{t('none')}</Empty>
  const kind = edition.courseKind
  return (
    <>
      <ul className="divide-y divide-line rounded-box border border-line bg-surface px-4">
        {people.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            through={person.isThroughCourse ? t('through', { kind }) : null}
            isLinked={isAdministrator}
            back={`/admin/editions/${edition.slug}/coordinators`}
          >
            {isAdministrator && person.isAppointed ? <Dismiss edition={edition} person={person} /> : null}
          </PersonLine>
        ))}
      </ul>
      {isAdministrator && people.some(({ isThroughCourse }) => isThroughCourse) ? (
        <p className="meta text-sm">{t('throughLead', { kind })}</p>
      ) : null}
    </>
  )
}

const SEARCH = 'coordinator-search'

type ToAppoint = { edition: Edition; words: string; found: Choice[] }

/** Lets somebody whom the institute knows run the edition. */
export function AppointCoordinator({ edition, words, found }: ToAppoint) {
  const t = useTranslations('catalogue.admin.coordinators')
  const common = useTranslations('common')
  return (
    <>
      <ActionForm
        action={appointCoordinatorAction}
        errorTitle={common('fixErrors')}
        label={t('add')}
        className="grid max-w-160 gap-4"
      >
        <input type="hidden" name="editionId" value={edition.id} />
        <input type="hidden" name="slug" value={edition.slug} />
        <PersonField
          name="personId"
          label={t('search')}
          among="people"
          searchForm={SEARCH}
          words={words}
          found={found}
        />
        <div>
          <SubmitButton>{t('appoint')}</SubmitButton>
        </div>
      </ActionForm>
      <ComboSearch id={SEARCH} path={`/admin/editions/${edition.slug}/coordinators`} query={{}} />
    </>
  )
}

type Line = { person: Coordinator; through: string | null; isLinked: boolean; back: string; children: ReactNode }

function PersonLine({ person, through, isLinked, back, children }: Line) {
  const name = <bdi className="font-semibold">{person.name}</bdi>
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div>
        <p className="flex flex-wrap items-center gap-2">
          {isLinked ? <Link href={`/admin/people/${person.id}`}>{name}</Link> : name}
          {through ? <Tag>{through}</Tag> : null}
        </p>
        <p className="meta text-sm">
          {person.address ? <bdi dir="ltr">{person.address}</bdi> : null}
          {person.organisation ? <bdi>{person.organisation}</bdi> : null}
        </p>
        {person.hasAccount ? null : (
          <div className="pt-2">
            <Standing person={person} back={back} />
          </div>
        )}
      </div>
      {children}
    </li>
  )
}

function Dismiss({ edition, person }: { edition: Edition; person: Coordinator }) {
  const t = useTranslations('catalogue.admin.coordinators')
  const common = useTranslations('common')
  return (
    <ActionForm
      action={dismissCoordinatorAction}
      errorTitle={common('fixErrors')}
      label={t('dismissLabel', { name: person.name })}
    >
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      <input type="hidden" name="personId" value={person.id} />
      <SubmitButton look="danger">
        {t('dismiss')} <bdi className="sr-only">{person.name}</bdi>
      </SubmitButton>
    </ActionForm>
  )
}
