/** Prints what was seen, promise by promise, and counts what held. */
export function startReport() {
  const faults = []
  const all = () => faults.flatMap(({ seen }) => seen)
  return {
    begin(name, title) {
      faults.push({ name, title, seen: [], notes: [] })
      console.log(`\n${name}: ${title}`)
    },
    /** One promise: whether it held, and the figures that say so. */
    see(promise, isHeld, figures = '') {
      faults.at(-1).seen.push({ promise, isHeld, figures })
      console.log(`  ${isHeld ? '✓' : '✗'} ${promise}${figures ? `: ${figures}` : ''}`)
    },
    /** What is worth knowing and promises nothing. */
    note(text) {
      faults.at(-1).notes.push(text)
      console.log(`  · ${text}`)
    },
    /** The same as tables, for docs/faults.md. */
    tables: () => faults.map(tableOf).join('\n'),
    /** Prints the sum, alone on the last line; returns the exit code. */
    close() {
      const broke = all().filter(({ isHeld }) => !isHeld).length
      console.log(`\n${all().length - broke} held, ${broke} broke`)
      return broke > 0 || all().length === 0 ? 1 : 0
    },
  }
}

function tableOf({ name, title, seen, notes }) {
  const rows = seen.map(
    ({ promise, isHeld, figures }) => `| ${isHeld ? '✓' : '✗'} | ${cell(promise)} | ${cell(figures)} |`,
  )
  const lines = [
    `**${name}**: ${title} (${notes.join('; ')})`,
    '',
    '| | promised | seen |',
    '|---|---|---|',
    ...rows,
    '',
  ]
  return lines.join('\n')
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
