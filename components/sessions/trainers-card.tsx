import { useTranslations } from 'next-intl'
import { PersonField } from '@/components/people/person-field'
import { Standing } from '@/components/people/standing'
import { ComboSearch } from '@/components/ui/combo-search'
import { SelectField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import type { Choice } from '@/lib/people/queries/choices'
import type { PoolMember } from '@/lib/people/queries/pool'
import { now } from '@/lib/platform/clock'
import { assignTrainerAction, removeTrainerAction } from '@/lib/sessions/actions'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'
import { trainerParts } from '@/lib/sessions/schema'
import { KnownSession } from './known-session'
import { TrainersTold } from './trainers-told'

const SEARCH = 'trainer-search'

type Props = {
  session: PlannedSession
  edition: EditionToPlan
  /** Its trainers, as the pool knows them. */
  members: PoolMember[]
  /** What was searched for in the pool without script, and found. */
  words: string
  found: Choice[]
  canChange: boolean
}

/** Who teaches a session and in which part; whoever has no account yet can be invited to have one. */
export function TrainersCard({ session, edition, members, words, found, canChange }: Props) {
  const t = useTranslations('sessions.one')
  const parts = useTranslations('terms.trainerPart')
  const common = useTranslations('common')
  // Of what is over, nobody is told.
  const told = (sentence: string) =>
    session.endsAt > now() ? <TrainersTold edition={edition}>{sentence}</TrainersTold> : null
  const back = `/admin/editions/${edition.slug}/schedule/${session.id}`
  return (
    <Card title={t('trainers')} className="grid gap-4">
      {session.trainers.length === 0 ? <p className="text-ink-soft">{t('noTrainers')}</p> : null}
      <ul className={session.trainers.length === 0 ? 'hidden' : 'grid gap-3'}>
        {session.trainers.map(({ personId, name, part }) => {
          const member = members.find((one) => one.personId === personId)
          return (
            <li key={personId} className="grid gap-2 border-b border-line pb-3">
              <p className="meta">
                <bdi className="font-semibold text-ink">{name}</bdi>
                <span>{parts(part)}</span>
              </p>
              {member ? <Standing person={{ ...member, id: personId }} back={back} /> : null}
              {canChange ? (
                <ActionForm action={removeTrainerAction} errorTitle={common('fixErrors')}>
                  <KnownSession session={{ id: session.id }} edition={edition} />
                  <input type="hidden" name="trainerId" value={personId} />
                  {told(t('tellsTrainer'))}
                  <div>
                    <SubmitButton look="quiet">
                      <span>{t.rich('remove', { name: () => <bdi>{name}</bdi> })}</span>
                    </SubmitButton>
                  </div>
                </ActionForm>
              ) : null}
            </li>
          )
        })}
      </ul>
      {canChange ? (
        <ActionForm
          key={session.version}
          action={assignTrainerAction}
          errorTitle={common('fixErrors')}
          label={t('assign')}
        >
          <KnownSession session={{ id: session.id }} edition={edition} />
          <PersonField
            name="trainerId"
            label={t('fromPool')}
            among="trainers"
            searchForm={SEARCH}
            words={words}
            found={found}
          />
          <SelectField
            name="part"
            label={t('part')}
            options={trainerParts.map((value) => ({ value, label: parts(value) }))}
          />
          {told(t('tellsNew'))}
          <div>
            <SubmitButton look="quiet">{t('assign')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
      {canChange ? <ComboSearch id={SEARCH} path={back} query={{}} /> : null}
    </Card>
  )
}
