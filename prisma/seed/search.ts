/** The text that a course is found by: marks and case dropped, as the search folds what a visitor types. */
export function foldedText(parts: string[]): string {
  return parts
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
}
