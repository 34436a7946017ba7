import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Link } from '@/components/ui/link'
import { InLanguage } from '@/components/ui/written'
import { FOUND_A_PAGE } from '@/lib/search/rules'
import type { Answers, Found } from '@/lib/search/schema'
import { aboutOf } from './search-about'

type Reader = { locale: string; viewerZone: string | null }

/** What was found of one kind, and the way to the rest of it. */
export function SearchAnswers({ answers, words, ...reader }: Reader & { answers: Answers; words: string }) {
  const t = useTranslations('shell.search')
  const { kind, count, isCapped, found } = answers
  return (
    <section aria-labelledby={kind} className="grid gap-2">
      <h2 id={kind}>{t(`kinds.${kind}`)}</h2>
      <ol className="answers">
        {found.map((one) => (
          <Answer key={one.id} found={one} {...reader} />
        ))}
      </ol>
      {count > found.length && found.length < FOUND_A_PAGE ? (
        <p>
          <Link href={`/search?${new URLSearchParams({ q: words, kind })}`}>{t('seeAll', { count })}</Link>
        </p>
      ) : null}
      {isCapped ? <p className="text-sm text-ink-soft">{t('more')}</p> : null}
    </section>
  )
}

function Answer({ found, ...reader }: Reader & { found: Found }) {
  const terms = useTranslations('terms')
  return (
    <li>
      <Link href={found.href} lang={found.title.lang}>
        <bdi>{found.title.text}</bdi>
      </Link>
      <InLanguage lang={found.title.lang} />
      <p>
        {aboutOf(found, { ...reader, terms }).map(({ text, lang }, i) => (
          <Fragment key={text}>
            {i > 0 ? ' · ' : null}
            <bdi lang={lang}>{text}</bdi>
          </Fragment>
        ))}
      </p>
    </li>
  )
}
