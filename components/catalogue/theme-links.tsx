import { Link } from '@/components/ui/link'

type Theme = { slug: string; name: string; nameLocale?: string; count: number }

/** The themes, each a way into the catalogue, with how many courses it has. */
export function ThemeLinks({ title, themes }: { title: string; themes: Theme[] }) {
  return (
    <section aria-labelledby="themes" className="grid gap-3">
      <h2 id="themes">{title}</h2>
      <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
        {themes.map(({ slug, name, nameLocale, count }) => (
          <li key={slug} className="flex min-h-7 items-baseline justify-between gap-3 border-b border-line py-1">
            <Link href={`/courses?theme=${slug}`} lang={nameLocale}>
              {name}
            </Link>
            <span className="text-sm text-ink-soft tabular-nums">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
