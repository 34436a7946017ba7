import { useTranslations } from 'next-intl'
import { courseStep, editionStep } from '@/components/catalogue/steps'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import type { HeldSession } from '@/lib/attendance/queries/session'
import { canManageEdition } from '@/lib/catalogue/policy'
import { runsEditions } from '@/lib/people/policy'
import type { Member } from '@/lib/platform/viewer'
import { gridPath } from './grid-path'
import { SessionEditions } from './session-facts'
import { Written } from './written'

type Edition = HeldSession['editions'][number]
type Props = { session: HeldSession; isTaught: boolean; viewer: Member }

/** The head of a register: what it lies below, for a trainer or for who runs the edition. A joint session names its editions. */
export function RegisterHead({ session, isTaught, viewer }: Props) {
  const [edition, ...others] = session.editions
  const title = <bdi lang={session.titleLang}>{session.title}</bdi>
  if (!edition || others.length > 0) {
    const above = viewer.isTrainer ? 'teach' : runsEditions(viewer) ? 'adminCourses' : 'adminCalendar'
    return <PageHead trail={<Trail above={[above]} />} eyebrow={<SessionEditions session={session} />} title={title} />
  }
  const grid = gridPath(viewer, edition, isTaught)
  const isManaged = canManageEdition(viewer, edition) && !viewer.isTrainer
  return (
    <PageHead
      trail={isManaged ? <ManagedTrail edition={edition} /> : <TaughtTrail edition={edition} grid={grid} />}
      onPaper={grid ? <EditionName edition={edition} /> : null}
      eyebrow={grid ? edition.module && <Written text={edition.module} /> : <EditionName edition={edition} />}
      title={title}
    />
  )
}

function TaughtTrail({ edition, grid }: { edition: Edition; grid: string | null }) {
  if (!grid) return <Trail above={['adminCalendar']} />
  return <Trail above={['teach', { href: grid, label: <EditionName edition={edition} /> }]} />
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
