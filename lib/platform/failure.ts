const MOST = 500

/**
 * A failure as the log may hold it (OWASP ASVS 5.0, 16.2.5): what went wrong and where in our code, without the values that
 * were at hand. Prisma prints the arguments of a statement, PostgreSQL the value that it could not take, JSON's parser the
 * text that it read.
 */
export function failureOf(error: unknown) {
  if (!(error instanceof Error)) return { message: `no error, but ${typeof error}` }
  const { name, message, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // The stack repeats the message before its first line of a place.
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return { name, code, message: withoutValues(lastOf(name, message)), stack: places.join('\n') }
}

/** Of Prisma's messages the last line says what is wrong; before it stand the call and its arguments. */
function lastOf(name: string, message: string): string {
  if (!name.startsWith('PrismaClient')) return message
  return message.trim().split('\n').at(-1) ?? ''
}

/**
 * A message with its quoted parts, addresses and whatever may be a secret left out; ids may stay. From the first quotation
 * mark to the last, since what stands between may hold some itself.
 */
export function withoutValues(message: string): string {
  return message
    .replace(/".*"|“.*”|«.*»/gs, '"…"')
    .replace(/(?<!reading )'[^']*'/g, "'…'")
    .replace(/=\([^)]*\)/g, '=(…)')
    .replace(/\S+@\S+/g, '…')
    .replace(/[\w+/=-]{20,}/g, (word) => (UUID.test(word) || !/\d/.test(word) ? word : '…'))
    .slice(0, MOST)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
