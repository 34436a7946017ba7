import { getTranslations } from 'next-intl/server'
import { Button, ButtonLink } from '@/components/ui/button'
import { ExportLinks } from '@/components/ui/export-links'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Part } from './part'

const ELSEWHERE = 'www.un.org'

/** What is pressed and what is followed. */
export async function Acts() {
  const t = await getTranslations()
  return (
    <>
      <Part name="buttons">
        <div className="flex flex-wrap items-start gap-4">
          <Button>{t('enrolments.panel.enrol')}</Button>
          <Button look="quiet">{t('enrolments.panel.joinList')}</Button>
          <Button look="danger">{t('enrolments.remove.act')}</Button>
          <Button icon="calendar">{t('sessions.plan.one')}</Button>
          <Button look="quiet" icon="download">
            {t('common.export.label')}
          </Button>
          <ButtonLink href="/courses" look="quiet" icon="next">
            {t('catalogue.home.allCourses')}
          </ButtonLink>
        </div>
        <div className="flex flex-wrap items-start gap-4">
          <Button isPending>{t('common.save')}</Button>
          <Button look="quiet" isPending>
            {t('common.save')}
          </Button>
          <Button reason={{ id: 'why-not', text: t('refusals.registerUnmarked', { count: 3 }) }}>
            {t('common.save')}
          </Button>
          <Button look="danger" reason={{ id: 'why-not-removed', text: t('refusals.cannotRemove') }}>
            {t('enrolments.remove.act')}
          </Button>
        </div>
      </Part>
      <Part name="links">
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          <Link href="/courses">{t('catalogue.home.allCourses')}</Link>
          <Link href="/courses" className="inline-flex items-center gap-1.5">
            {t('catalogue.home.allCourses')}
            <Icon name="next" />
          </Link>
          <a href={`https://${ELSEWHERE}`} className="inline-flex items-center gap-1.5">
            <bdi>{ELSEWHERE}</bdi>
            <Icon name="external" />
          </a>
        </p>
        <ExportLinks path="/admin/people/export" />
      </Part>
    </>
  )
}
