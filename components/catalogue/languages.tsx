import { ownNameOf } from './names'

/** Languages, each by its own name. */
export function Languages({ languages }: { languages: readonly string[] }) {
  return languages.map((language, i) => (
    <span key={language}>
      {i > 0 ? ' · ' : null}
      <bdi lang={language}>{ownNameOf(language)}</bdi>
    </span>
  ))
}
