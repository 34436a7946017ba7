import 'server-only'
import { atOnce } from '@/lib/platform/batches'
import { displayNames, listFormat } from '@/lib/platform/intl-formats'
import { translatorFor } from '@/lib/platform/messages'
import { columnsFor, type ExportColumn, type Exported } from '@/lib/platform/spreadsheet'
import type { Viewer } from '@/lib/platform/viewer'
import { canSeePool } from './policy'
import { allPeople, type PersonInList } from './queries/people'
import { listedPool, type PoolMember } from './queries/pool'
import type { PeopleColumn, PeopleView, PoolColumn, PoolView } from './schema'

/** Everybody whom the view shows, on every page; null where the viewer may not see them. */
export async function peopleExport(viewer: Viewer, view: PeopleView, locale: string): Promise<Exported | null> {
  const list = await allPeople(viewer, view, locale)
  if (!list) return null
  const t = translatorFor(locale)
  const countryName = namesOf(locale, 'region')
  const column = (key: PeopleColumn | 'roles', cell: ExportColumn<PersonInList>['cell']) => ({
    heading: t(`people.list.${key}`),
    cell,
  })
  const columns = {
    person: [
      column('person', ({ name }) => name),
      column('roles', ({ roles, isTrainer }) =>
        listed(locale, [
          ...roles.map((role) => t(`terms.role.${role}`)),
          ...(isTrainer ? [t('people.list.trainer')] : []),
        ]),
      ),
    ],
    address: [column('address', ({ address }) => address)],
    organisation: [column('organisation', ({ organisation }) => organisation)],
    country: [column('country', ({ country }) => country && countryName(country))],
    standing: [column('standing', (person) => t(`people.list.${standingOf(person)}`))],
  }
  return {
    act: exporting('people.export'),
    table: {
      name: 'people',
      title: t('people.list.title'),
      locale,
      rowCount: list.count,
      ...columnsFor(view.columns, columns, list.batches),
    },
  }
}

/** The trainers whom the view shows; null where the viewer may not see the pool. */
export async function poolExport(viewer: Viewer, view: PoolView, locale: string): Promise<Exported | null> {
  if (!canSeePool(viewer)) return null
  const trainers = await listedPool(viewer, view, locale)
  const t = translatorFor(locale)
  const languageName = namesOf(locale, 'language')
  const column = (key: PoolColumn, cell: ExportColumn<PoolMember>['cell']) => [
    { heading: t(`people.list.${key}`), cell },
  ]
  const columns = {
    person: column('person', ({ name }) => name),
    category: column('category', ({ category }) => t(`terms.trainerCategory.${category}`)),
    expertise: column('expertise', ({ expertise }) => listed(locale, expertise)),
    languages: column('languages', ({ languages }) => listed(locale, languages.map(languageName))),
    standing: column('standing', (trainer) => t(`people.list.${standingOf(trainer)}`)),
  }
  return {
    act: exporting('pool.export'),
    table: {
      name: 'trainers',
      title: t('people.list.trainers'),
      locale,
      rowCount: trainers.length,
      ...columnsFor(view.columns, columns, atOnce(trainers)),
    },
  }
}

/** The institute's own lists are no person's and no edition's. */
function exporting(act: string): Exported['act'] {
  return { act, subject: { type: 'Institute', id: '1' } }
}

function standingOf({ hasAccount, isInvited }: { hasAccount: boolean; isInvited: boolean }) {
  return hasAccount ? 'hasAccount' : isInvited ? 'isInvited' : 'noAccount'
}

function namesOf(locale: string, type: 'region' | 'language') {
  const names = displayNames(locale, type)
  return (code: string) => names.of(code) ?? code
}

function listed(locale: string, words: string[]): string {
  return listFormat(locale).format(words)
}
