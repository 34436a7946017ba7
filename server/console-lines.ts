import { format, stripVTControlCharacters, types } from 'node:util'
import { failureOf, withoutValues } from '@/lib/platform/failure'
import { log } from '@/lib/platform/log'
import { noteTold } from '@/lib/platform/told'

const LEVELS = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'info' } as const

/**
 * What Next and other packages say by themselves is a line of JSON like all else, without the values in it (OWASP ASVS 5.0,
 * 16.2.3, 16.2.5, 16.4.1). Next repeats what somebody sent, line breaks too: of an act that it does not know, its name.
 */
export function consoleToLog() {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...said: unknown[]) => {
      const failure = said.find((one) => types.isNativeError(one))
      // Next says what failed before it tells instrumentation.ts, which says it with the request, and once more after.
      setImmediate(() => {
        if (failure && !noteTold(failure)) return
        const line = failure ? failureOf(failure) : { message: wordsOf(said) }
        if (line.message) log[level](line, 'a package reports')
      })
    }
  }
}

const wordsOf = (said: unknown[]) => withoutValues(stripVTControlCharacters(format(...said))).trim()
