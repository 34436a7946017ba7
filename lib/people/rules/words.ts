/** Whether each of the words is part of one of the texts, whatever their case and marks. */
export function holdsWords(texts: string[], words: string): boolean {
  const folded = texts.map(fold)
  return fold(words)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => folded.some((text) => text.includes(word)))
}

/** Letters as they sound: marks and case dropped, so that 'Élodie' is 'elodie'. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
