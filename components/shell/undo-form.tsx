import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Icon } from '@/components/ui/icon'
import { undoDismissalAction, undoRemoveModuleAction, undoRemoveTermAction } from '@/lib/catalogue/actions'
import type { Undoable } from '@/lib/platform/undo'
import { undoMoveAction, undoRemovalAction } from '@/lib/sessions/actions'

const actions = {
  'session.reschedule': undoMoveAction,
  'session.removeTrainer': undoRemovalAction,
  'edition.dismissCoordinator': undoDismissalAction,
  'module.remove': undoRemoveModuleAction,
  'term.remove': undoRemoveTermAction,
}

type Props = {
  kept: Undoable
  edition?: { id: string; slug: string }
  /** Where to come back to, if not to the page of what it is about. */
  back?: string
}

/** Takes back what the viewer has just done. */
export function UndoForm({ kept: { id, kind }, edition, back }: Props) {
  const t = useTranslations()
  return (
    <ActionForm key={id} action={actions[kind]} errorTitle={t('common.fixErrors')} className="grid gap-3">
      <input type="hidden" name="undoId" value={id} />
      {edition ? <input type="hidden" name="editionId" value={edition.id} /> : null}
      {edition ? <input type="hidden" name="slug" value={edition.slug} /> : null}
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <div>
        <SubmitButton look="quiet">
          <Icon name="undo" />
          {t(`undo.${kind}`)}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
