import pino from 'pino'

/** Structured lines on standard output. What goes in: ids, names of acts, counts; never a name, an address or a token. */
export const log = pino({
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
})
