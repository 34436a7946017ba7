import { percentFormat } from './intl-formats'

/**
 * "86.5%": thousandths as a percentage, never rounded up to what it is not. Without the marks that Arabic is given to turn
 * its sign: with them, of two percentages in one line the second would stand before the first.
 */
export function formatPermille(permille: number, locale: string): string {
  return percentFormat(locale)
    .format(Math.floor(permille) / 1000)
    .replaceAll('\u200e', '')
}
