/** Prints what was seen, promise by promise, and counts what held. */
export function startReport() {
  let held = 0
  let broke = 0
  const rows = []
  let fault = ''
  return {
    begin(title) {
      fault = title
      console.log(`\n${title}`)
    },
    /** One promise: whether it held, and the figures that say so. */
    see(promise, isHeld, figures = '') {
      if (isHeld) held += 1
      else broke += 1
      rows.push({ fault, promise, isHeld, figures })
      console.log(`  ${isHeld ? '✓' : '✗'} ${promise}${figures ? `: ${figures}` : ''}`)
    },
    /** What is worth knowing and promises nothing. */
    note: (text) => console.log(`  · ${text}`),
    close() {
      console.log(`\n${held} held, ${broke} broke`)
      return broke + (held === 0 ? 1 : 0) > 0 ? 1 : 0
    },
  }
}
