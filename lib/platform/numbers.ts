import { percentFormat } from './intl-formats'

/** "86.5%": thousandths as a percentage, never rounded up to what it is not. */
export function formatPermille(permille: number, locale: string): string {
  return percentFormat(locale).format(Math.floor(permille) / 1000)
}
