import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '@/components/ui/form'
import type { RegisterView } from '@/lib/attendance/queries/register'
import { markLetters } from '@/lib/attendance/schema'
import { markInitials, markWords } from './mark-words'
import { Roll, type RollRow, type RollTexts } from './roll'

type Props = { register: RegisterView; rows: RollRow[]; fills: boolean }

/** The inside of a register's form while it is open. */
export async function OpenRoll({ register: { session, version, mayClose }, rows, fills }: Props) {
  const t = await getTranslations('attendance.register')
  return (
    <>
      <input type="hidden" name="sessionId" value={session.id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="key" value={randomUUID()} />
      <Roll rows={rows} fills={fills} draftKey={`register ${session.id} ${version}`} texts={await rollTexts()}>
        {mayClose && session.timing.kind === 'underWay' ? (
          <p className="w-full text-sm text-ink-soft">{t('closeEarly', { minutes: session.timing.minutes })}</p>
        ) : null}
        <SubmitButton look={mayClose ? 'quiet' : 'main'}>{t('save')}</SubmitButton>
        {mayClose ? (
          <SubmitButton name="close" value="yes">
            {t('close')}
          </SubmitButton>
        ) : null}
      </Roll>
    </>
  )
}

async function rollTexts(): Promise<RollTexts> {
  const [t, marks, keys] = await Promise.all([getTranslations('attendance.register'), markWords(), markInitials()])
  return {
    marks,
    keys,
    keysHint: t('keys', keys),
    counts: t('counts'),
    unmarked: t('unmarked'),
    everyone: t('everyonePresent'),
    others: t('othersPresent'),
    undo: t('undo'),
    restored: t('restored'),
  }
}

/** A roll as its form takes it. */
export function rowsOf(roll: RegisterView['roll'], about: string[]): RollRow[] {
  return roll.map(({ enrolmentId, name, value }, i) => [
    enrolmentId,
    name,
    about[i] ?? '',
    value ? markLetters[value] : '',
  ])
}
