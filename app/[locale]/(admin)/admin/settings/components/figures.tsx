import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Bar } from '@/components/ui/page'
import { BarPlot, LinePlot } from '@/components/ui/plot'
import { Progress } from '@/components/ui/progress'
import { dateFormat, displayNames } from '@/lib/platform/intl-formats'
import { localePath } from '@/lib/platform/locales'
import { formatPermille } from '@/lib/platform/numbers'
import { Part } from './part'
import { specimenWork } from './progress/work'

const PATH = '/admin/settings/components'
const countries = { KE: 41, IT: 23, CO: 17, KZ: 9, JO: 4 }
const rates = { first: [910, 880, 905, null, 860, 845, 870], second: [780, 800, 760, 770, 815, 830, 850] }

/** Amounts to be seen at a glance, each with its words. */
export async function Figures() {
  const [t, locale, format] = await Promise.all([getTranslations(), getLocale(), getFormatter()])
  const names = displayNames(locale, 'region')
  const days = dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const day = (i: number) => days.format(new Date(Date.UTC(2026, 9, 5 + 7 * i)))
  return (
    <>
      <Part name="bars">
        <div className="grid gap-4 sm:grid-cols-3">
          {[0, 23, 30].map((taken) => (
            <div key={taken} className="grid gap-1">
              <p>{t('enrolments.participants.counts', { taken, places: 30 })}</p>
              <Bar value={taken} max={30} label={t('enrolments.participants.barLabel', { taken, places: 30 })} />
            </div>
          ))}
        </div>
        <div className="grid gap-1">
          <p>{t('enrolments.my.attended', { percent: formatPermille(862, locale) })}</p>
          <Bar
            value={862}
            max={1000}
            mark={800}
            label={t('enrolments.my.rateLabel', {
              percent: formatPermille(862, locale),
              needed: formatPermille(800, locale),
            })}
          />
        </div>
      </Part>
      <Part name="plots">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <BarPlot
            title={t('enrolments.participants.title')}
            says={t('enrolments.participants.title')}
            heads={[t('enrolments.participants.columns.country'), t('enrolments.participants.title')]}
            write={(value) => format.number(value)}
            bars={Object.entries(countries).map(([key, value]) => ({ key, label: names.of(key), value }))}
          />
          <LinePlot
            title={t('enrolments.standing.attendance')}
            says={t('enrolments.standing.attendance')}
            heads={[t('sessions.schedule.when'), t('terms.delivery.online'), t('terms.delivery.inPerson')]}
            write={(value) => formatPermille(value, locale)}
            most={1000}
            names={rates.first.map((_, i) => day(i))}
            lines={[
              { key: 'first', label: t('terms.delivery.online'), values: rates.first },
              { key: 'second', label: t('terms.delivery.inPerson'), values: rates.second },
            ]}
          />
        </div>
      </Part>
      <Part name="progress">
        <Progress
          id="work-now"
          title={t('people.import.title')}
          work={specimenWork()}
          path={PATH}
          source={localePath(locale, `${PATH}/progress`)}
          write={(value) => format.number(value)}
        />
        {(['done', 'failed'] as const).map((state) => (
          <Progress
            key={state}
            id={`work-${state}`}
            title={t(state === 'done' ? 'sessions.plan.series' : 'common.export.label')}
            work={{ state, doneCount: 10, totalCount: 10 }}
            path={PATH}
            source={PATH}
            write={(value) => format.number(value)}
          />
        ))}
      </Part>
    </>
  )
}
