import { setTimeout as sleep } from 'node:timers/promises'
import { saysDiskIsFull, sentenceFor } from './failure.mjs'
import { isEnding } from './lifecycle.mjs'

const PAUSES = [500, 1_000, 2_000, 4_000]

/**
 * Starts the embedded database again, where it was, each time that it ends by itself, for as long as that takes: the
 * server waits for it, answers meanwhile that it is away, and goes on by itself.
 */
export async function keepRunning({ gone, startAgain }) {
  for (;;) {
    await gone
    if (isEnding()) return
    console.error('The database ended unexpectedly and is started again.')
    const server = await untilItRuns(startAgain)
    if (!server) return
    console.error('The database runs again.')
    gone = server.gone
  }
}

async function untilItRuns(startAgain) {
  let said
  for (let attempt = 0; !isEnding(); attempt++) {
    try {
      return await startAgain()
    } catch (error) {
      const sentence = sentenceOf(error)
      if (sentence !== said && !isEnding()) console.error(`${sentence} It is tried again until it runs.`)
      said = sentence
    }
    await sleep(PAUSES[Math.min(attempt, PAUSES.length - 1)])
  }
}

const sentenceOf = (error) =>
  saysDiskIsFull(`${error.code} ${error.message} ${error.output ?? ''}`)
    ? 'The disk is full, so that the database cannot run: free some space on it.'
    : sentenceFor(error)
