import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card, Empty, Facts, Notice, type NoticeTone } from '@/components/ui/page'
import { Skeleton } from '@/components/ui/skeleton'
import { Part } from './part'

const tones: NoticeTone[] = ['good', 'info', 'warn', 'bad']

/** What a page says of itself. */
export async function Said() {
  const t = await getTranslations()
  const sentences = {
    good: t('notices.registerClosed'),
    info: t('notices.seriesPlanned'),
    warn: t('refusals.stale'),
    bad: t('catalogue.edition.cancelledNotice'),
  }
  return (
    <>
      <Part name="banners">
        {tones.map((tone) => (
          <Banner
            key={tone}
            tone={tone}
            title={t('catalogue.tabs.label')}
            act={
              <Button look="quiet" icon="retry">
                {t('shell.failure.again')}
              </Button>
            }
          >
            {sentences[tone]}
          </Banner>
        ))}
        {tones.map((tone) => (
          <Notice key={tone} tone={tone}>
            {sentences[tone]}
          </Notice>
        ))}
      </Part>
      <Part name="empty">
        <div className="grid gap-4 sm:grid-cols-2">
          <Empty
            icon="calendar"
            title={t('catalogue.edition.sessions')}
            action={<ButtonLink href="/admin">{t('sessions.plan.series')}</ButtonLink>}
          >
            {t('sessions.noneYet')}
          </Empty>
          <Empty>{t('notifications.noMail')}</Empty>
        </div>
      </Part>
      <Part name="skeleton">
        <Card>
          <Skeleton label={t('parts.loading')} lines={4} />
        </Card>
      </Part>
      <Part name="cards">
        <Card title={t('catalogue.admin.edition.facts')}>
          <Facts
            items={[
              { term: t('catalogue.edition.delivery'), value: t('terms.delivery.hybrid') },
              { term: t('catalogue.edition.wayIn'), value: t('terms.wayIn.application') },
              { term: t('catalogue.edition.needs'), value: t('catalogue.edition.needsRate', { rate: '80%' }) },
            ]}
          />
        </Card>
      </Part>
    </>
  )
}
