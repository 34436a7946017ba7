const SHOWN = 40

/** Counts what passed and what failed over every kind of test. */
export function startTally() {
  let passed = 0
  const failures = []
  return {
    pass: (count = 1) => (passed += count),
    fail: (...names) => failures.push(...names),
    /** Prints the failures and, alone on the last line, the sum; returns the exit code. */
    close() {
      if (passed + failures.length === 0) failures.push('Nothing ran.')
      if (failures.length > 0) console.log(`\nFailed:\n${listed(failures)}`)
      console.log(`\n${passed} passed, ${failures.length} failed`)
      return failures.length > 0 ? 1 : 0
    },
  }
}

function listed(failures) {
  const lines = failures.slice(0, SHOWN).map((name) => `  ${name}`)
  if (failures.length > SHOWN) lines.push(`  and ${failures.length - SHOWN} more`)
  return lines.join('\n')
}
