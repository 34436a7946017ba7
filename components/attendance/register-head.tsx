import { useTranslations } from 'next-intl'
import { courseStep, editionStep } from '@/components/catalogue/steps'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import type { HeldSession } from '@/lib/attendance/queries/session'
import { canManageEdition } from '@/lib/catalogue/policy'
import type { Member } from '@/lib/platform/viewer'
import { SessionEditions } from './session-facts'
import { Written } from './written'

type Edition = HeldSession['editions'][number]
type Props = { session: HeldSession; viewer: Member }

/** The head of a register: what it lies below, for a trainer or for who runs the edition. A joint session names its editions. */
export function RegisterHead({ session, viewer }: Props) {
  const [edition, ...others] = session.editions
  const title = <bdi lang={session.titleLang}>{session.title}</bdi>
  if (!edition || others.length > 0) {
    const above = viewer.isTrainer ? ('teach' as const) : ('adminCourses' as const)
    return <PageHead trail={<Trail above={[above]} />} eyebrow={<SessionEditions session={session} />} title={title} />
  }
  const isTaught = viewer.isTrainer || !canManageEdition(viewer, edition.id)
  return (
    <PageHead
      trail={isTaught ? <TaughtTrail edition={edition} viewer={viewer} /> : <ManagedTrail edition={edition} />}
      onPaper={<EditionName edition={edition} />}
      eyebrow={edition.module ? <Written text={edition.module} /> : null}
      title={title}
    />
  )
}

function TaughtTrail({ edition, viewer }: { edition: Edition; viewer: Member }) {
  const { id, slug } = edition
  const href = canManageEdition(viewer, id) ? `/admin/editions/${slug}/attendance` : `/teach/editions/${slug}`
  return <Trail above={['teach', { href, label: <EditionName edition={edition} /> }]} />
}

function ManagedTrail({ edition: { slug, courseCode, course, label } }: { edition: Edition }) {
  const t = useTranslations('catalogue.tabs')
  return (
    <Trail
      above={[
        'adminCourses',
        courseStep({ code: courseCode, title: course.text, titleLocale: course.lang }),
        editionStep({ slug, label: label.text, labelLocale: label.lang }),
        { href: `/admin/editions/${slug}/attendance`, label: t('attendance') },
      ]}
    />
  )
}

function EditionName({ edition: { course, label } }: { edition: Edition }) {
  return (
    <>
      <Written text={course} /> · <Written text={label} />
    </>
  )
}
