import { useTranslations } from 'next-intl'
import { Checkbox, SelectField } from '@/components/ui/field'
import { ZoneField as ZonePicker } from '@/components/ui/pickers'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'
import { deliveries } from '@/lib/sessions/schema'
import { FoldedChoice } from './folded-choice'

export type Choices = {
  edition: EditionToPlan
  rooms: { id: string; name: string; place: string; seats: number }[]
  trainers: { personId: string; name: string }[]
}

type Kept = {
  zone?: string
  moduleId?: string | null
  delivery?: string
  roomId?: string | null
  countsAttendance?: boolean
}

/** The zone in whose local time a session is planned. */
export function ZoneField({ zone }: { zone: string }) {
  const t = useTranslations('sessions.plan')
  return <ZonePicker name="zone" label={t('zone')} hint={t('zoneHint')} defaultValue={zone} />
}

/** Which module of the edition a session is of, where it has any. */
export function ModuleField({ edition, kept }: { edition: EditionToPlan; kept?: string | null }) {
  const t = useTranslations('sessions.plan')
  if (edition.modules.length === 0) return null
  return (
    <SelectField
      name="moduleId"
      label={t('module')}
      options={edition.modules.map(({ id, title }) => ({ value: id, label: title }))}
      emptyLabel={t('noModule')}
      defaultValue={kept ?? ''}
    />
  )
}

/** How a session is held, and in which room. */
export function PlaceFields({ rooms, kept }: { rooms: Choices['rooms']; kept: Kept }) {
  const t = useTranslations('sessions.plan')
  const terms = useTranslations('terms.delivery')
  return (
    <>
      <SelectField
        name="delivery"
        label={t('delivery')}
        options={deliveries.map((value) => ({ value, label: terms(value) }))}
        defaultValue={kept.delivery}
      />
      <SelectField
        name="roomId"
        label={t('room')}
        options={rooms.map(({ id, name, place, seats }) => ({ value: id, label: t('roomOf', { name, place, seats }) }))}
        emptyLabel={t('noRoom')}
        defaultValue={kept.roomId ?? ''}
      />
    </>
  )
}

/** Trainers of the pool; folded away, since a pool is long. */
export function TrainerFields({ trainers }: { trainers: Choices['trainers'] }) {
  const t = useTranslations('sessions.plan')
  if (trainers.length === 0) return null
  const options = trainers.map(({ personId, name }) => ({ value: personId, label: name }))
  return (
    <FoldedChoice
      name="trainerIds"
      summary={t('trainersFold')}
      label={t('trainers')}
      hint={t('trainersHint')}
      options={options}
    />
  )
}

export function CountsField({ kept = true }: { kept?: boolean }) {
  const t = useTranslations('sessions.plan')
  return <Checkbox name="countsAttendance" label={t('counts')} hint={t('countsHint')} defaultChecked={kept} />
}
