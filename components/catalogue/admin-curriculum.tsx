import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Empty, Tag } from '@/components/ui/page'
import { InLanguage, Written } from '@/components/ui/written'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'

/** An edition's modules by term; with `canChange`, each leads to where it is changed. */
export function Curriculum({ edition, canChange }: { edition: EditionFacts; canChange: boolean }) {
  const t = useTranslations('catalogue.admin.modules')
  const facts = useTranslations('catalogue.edition')
  const { terms, modules, slug } = edition
  if (terms.length === 0 && modules.length === 0) return <Empty>{t('none')}</Empty>
  const loose = modules.filter(({ termId }) => termId === null)
  // Where it can be changed it is the page's own content, elsewhere a part of it with a heading.
  const Heading = canChange ? 'h2' : 'h3'
  return (
    <div className="grid gap-5">
      {terms.map((term) => (
        <section key={term.id} className="grid gap-2" aria-labelledby={`term-${term.id}`}>
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <Heading id={`term-${term.id}`} className="text-xl">
              <Written lang={term.nameLocale} around={edition.titleLocale}>
                {term.name}
              </Written>
            </Heading>
            {canChange ? (
              <Link href={`/admin/editions/${slug}/modules/terms/${term.id}`}>
                {t('changeTerm')} <bdi className="sr-only">{term.name}</bdi>
              </Link>
            ) : null}
          </div>
          <Modules
            modules={modules.filter(({ termId }) => termId === term.id)}
            around={edition.titleLocale}
            slug={slug}
            canChange={canChange}
          />
        </section>
      ))}
      {loose.length > 0 ? (
        <section className="grid gap-2" aria-label={facts('noTerm')}>
          {terms.length > 0 ? <Heading className="text-xl">{facts('noTerm')}</Heading> : null}
          <Modules modules={loose} around={edition.titleLocale} slug={slug} canChange={canChange} />
        </section>
      ) : null}
    </div>
  )
}

type Listed = { modules: EditionFacts['modules']; around: string | undefined; slug: string; canChange: boolean }

function Modules({ modules, around, slug, canChange }: Listed) {
  const t = useTranslations('catalogue.admin.modules')
  const facts = useTranslations('catalogue.edition')
  const card = useTranslations('catalogue.card')
  if (modules.length === 0) return <p className="text-ink-soft">{t('termEmpty')}</p>
  return (
    <ol className="divide-y divide-line rounded-box border border-line bg-surface">
      {modules.map(({ id, title, titleLocale, credits, hours, isElective, sessionCount }, i) => (
        <li key={id} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 px-4 py-2">
          <span className="text-ink-soft">{i + 1}.</span>
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <span>
              {canChange ? (
                <Link href={`/admin/editions/${slug}/modules/${id}`} className="font-semibold">
                  <bdi lang={titleLocale}>{title}</bdi>
                </Link>
              ) : (
                <bdi lang={titleLocale}>{title}</bdi>
              )}
              <InLanguage lang={titleLocale} around={around} /> {isElective ? <Tag>{facts('elective')}</Tag> : null}
            </span>
            <span className="meta text-sm">
              {credits === null ? null : <span>{card('credits', { credits })}</span>}
              {hours === null ? null : <span>{card('hours', { hours })}</span>}
              <span>{t('sessions', { count: sessionCount })}</span>
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
