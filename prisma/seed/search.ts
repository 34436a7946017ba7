import { foldForSearch } from '@/lib/catalogue/rules'

/** The text that a course is found by, folded as the search folds what a visitor types. */
export function foldedText(parts: string[]): string {
  return foldForSearch(parts.join(' '))
}
