import 'server-only'
import { atOnce } from '@/lib/platform/batches'
import { collator, displayNames, listFormat } from '@/lib/platform/intl-formats'
import { translatorFor } from '@/lib/platform/messages'
import { cellsOf, type Exported } from '@/lib/platform/spreadsheet'
import type { Viewer } from '@/lib/platform/viewer'
import { canSeePool } from './policy'
import { allPeople } from './queries/people'
import { trainerPool } from './queries/pool'

/** Everybody whom the words find; null where the viewer may not see them. */
export async function peopleExport(viewer: Viewer, words: string, locale: string): Promise<Exported | null> {
  const list = await allPeople(viewer, words)
  if (!list) return null
  const t = translatorFor(locale)
  const country = namesOf(locale, 'region')
  return {
    act: exporting('people.export'),
    table: {
      name: 'people',
      title: t('people.list.title'),
      locale,
      headings: [
        t('people.list.person'),
        t('people.list.roles'),
        ...(['address', 'organisation', 'country', 'standing'] as const).map((column) => t(`people.list.${column}`)),
      ],
      rowCount: list.count,
      batches: cellsOf(list.batches, (person) => [
        person.name,
        listed(locale, [
          ...person.roles.map((role) => t(`terms.role.${role}`)),
          ...(person.isTrainer ? [t('people.list.trainer')] : []),
        ]),
        person.address,
        person.organisation,
        person.country && country(person.country),
        t(`people.list.${standingOf(person)}`),
      ]),
    },
  }
}

/** The trainers whom the words find; null where the viewer may not see the pool. */
export async function poolExport(viewer: Viewer, words: string, locale: string): Promise<Exported | null> {
  if (!canSeePool(viewer)) return null
  const { compare } = collator(locale)
  const trainers = (await trainerPool(viewer, words)).toSorted((one, other) => compare(one.name, other.name))
  const t = translatorFor(locale)
  const language = namesOf(locale, 'language')
  return {
    act: exporting('pool.export'),
    table: {
      name: 'trainers',
      title: t('people.list.trainers'),
      locale,
      headings: (['person', 'category', 'expertise', 'languages', 'standing'] as const).map((column) =>
        t(`people.list.${column}`),
      ),
      rowCount: trainers.length,
      batches: cellsOf(atOnce(trainers), (trainer) => [
        trainer.name,
        t(`terms.trainerCategory.${trainer.category}`),
        listed(locale, trainer.expertise),
        listed(locale, trainer.languages.map(language)),
        t(`people.list.${standingOf(trainer)}`),
      ]),
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
