import { useTranslations } from 'next-intl'
import { NameList } from './name-list'

/** Who teaches in an edition. */
export function TrainerNames({ names }: { names: readonly string[] }) {
  const t = useTranslations('catalogue.edition')
  return (
    <section aria-labelledby="trainers" className="grid gap-2">
      <h2 id="trainers">{t('trainers')}</h2>
      {names.length > 0 ? (
        <p>
          <NameList names={names} />
        </p>
      ) : (
        <p className="text-ink-soft">{t('noTrainers')}</p>
      )}
    </section>
  )
}
