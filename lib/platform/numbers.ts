import { formattingLocale } from './locales'

/** "86.5%": thousandths as a percentage, never rounded up to what it is not. */
export function formatPermille(permille: number, locale: string): string {
  const format = new Intl.NumberFormat(formattingLocale(locale), { style: 'percent', maximumFractionDigits: 1 })
  return format.format(Math.floor(permille) / 1000)
}
