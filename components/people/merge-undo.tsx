import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { unmergePeopleAction } from '@/lib/people/actions/merge'
import type { MergeToUndo } from '@/lib/people/queries/merges'
import { MergeObstacles } from './merge-obstacles'

/** What goes back, what stays, and the button; or why it cannot be. */
export function MergeUndo({ merge: { id, into, counts, obstacles } }: { merge: MergeToUndo }) {
  const t = useTranslations('people.merge')
  const common = useTranslations('common')
  const { hasAccount, opensAccount, ...counted } = counts
  if (obstacles.length > 0) return <MergeObstacles obstacles={obstacles} of="undoObstacles" />
  return (
    <div className="card grid gap-5">
      <ul className="list-disc ps-5">
        {(Object.keys(counted) as (keyof typeof counted)[]).map((key) =>
          counted[key] > 0 ? <li key={key}>{t(`back.${key}`, { count: counted[key] })}</li> : null,
        )}
        {hasAccount ? <li>{t('back.account')}</li> : null}
        {opensAccount ? <li>{t('back.opens')}</li> : null}
        <li>{t('back.ways')}</li>
        <li>{t('back.rest')}</li>
      </ul>
      <ActionForm action={unmergePeopleAction} errorTitle={common('fixErrors')}>
        <input type="hidden" name="mergeId" value={id} />
        <input type="hidden" name="personId" value={into.id} />
        <div>
          <SubmitButton>{t('undoSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
