import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog, Popover } from '@/components/ui/over'
import { Facts } from '@/components/ui/page'
import { Toast } from '@/components/ui/toast'
import { localePath } from '@/lib/platform/locales'
import { Part } from './part'

const PATH = '/admin/settings/components'

/** What stands over the page for a while. The notice comes where the address says so. */
export async function Overs({ saysToast }: { saysToast: boolean }) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()])
  return (
    <>
      <Part name="over">
        <div className="flex flex-wrap gap-4">
          <Button look="danger" opens={{ dialog: 'specimen-dialog' }}>
            {t('enrolments.withdraw.title')}
          </Button>
          <Button look="quiet" icon="info" opens={{ dialog: 'specimen-drawer' }}>
            {t('catalogue.admin.edition.facts')}
          </Button>
          <Popover id="specimen-popover" label={t('common.export.label')} icon="download">
            <p>{t('catalogue.edition.restricted')}</p>
          </Popover>
        </div>
        <Dialog id="specimen-dialog" title={t('enrolments.withdraw.title')}>
          <p>{t('enrolments.withdraw.consequencePlace', { waiting: 3 })}</p>
          <form action={localePath(locale, PATH)} className="flex flex-wrap gap-3">
            <Button type="submit" look="danger">
              {t('enrolments.withdraw.act')}
            </Button>
          </form>
        </Dialog>
        <Dialog id="specimen-drawer" title={t('catalogue.admin.edition.facts')} side>
          <Facts
            items={[
              { term: t('catalogue.edition.delivery'), value: t('terms.delivery.hybrid') },
              { term: t('catalogue.edition.wayIn'), value: t('terms.wayIn.open') },
              { term: t('enrolments.standing.state'), value: <Badge of="editionPhase" state="running" /> },
            ]}
          />
        </Dialog>
      </Part>
      <Part name="toasts">
        <form action={localePath(locale, PATH)}>
          <Button type="submit" name="toast" value="1" look="quiet">
            {t('sessions.one.cancelIt')}
          </Button>
        </form>
        {saysToast ? (
          <Toast
            id="specimen-toast"
            undo={
              <form action={localePath(locale, PATH)}>
                <Button type="submit" look="quiet" icon="undo">
                  {t('parts.undo')}
                </Button>
              </form>
            }
          >
            {t('notices.sessionCancelled')}
          </Toast>
        ) : null}
      </Part>
    </>
  )
}
