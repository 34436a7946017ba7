/** More marks on one letter than any script writes: Unicode's Stream-Safe Text Format has at most 30 (UAX #15, 13). */
const PILED = /\p{M}{31}/u

/**
 * A text composed (NFC), so that what looks the same is the same. One that piles up marks stays as it is: to put them in
 * order takes the square of their number, minutes for a form full of them.
 */
export function composed(value: string): string {
  return PILED.test(value) ? value : value.normalize('NFC')
}
