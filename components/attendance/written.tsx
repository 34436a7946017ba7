/** A text of the institute's, in its own language where it is not written in the reader's. */
export function Written({ text: { text, lang } }: { text: { text: string; lang?: string } }) {
  return <bdi lang={lang}>{text}</bdi>
}
