import { percentFormat } from './intl-formats'

/**
 * "86.5%": thousandths as a percentage, never rounded up to what it is not. In Arabic it is held together by isolation, not
 * by the marks that Intl puts round its sign: with those, of two percentages in one line the second stands before the first.
 */
export function formatPermille(permille: number, locale: string): string {
  const percent = percentFormat(locale).format(Math.floor(permille) / 1000)
  return percent.includes('\u200e') ? `\u2066${percent.replaceAll('\u200e', '')}\u2069` : percent
}
