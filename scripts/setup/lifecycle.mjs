import { readFileSync } from 'node:fs'
import { sentenceFor } from './failure.mjs'

const endings = []
let ending
let codeWhenStopped = 130

/** Registers what must be undone before this process ends; the last one registered runs first. Returns what forgets it. */
export function onEnd(undo) {
  endings.push(undo)
  return () => {
    const at = endings.indexOf(undo)
    if (at >= 0) endings.splice(at, 1)
  }
}

/** For a task that has no end of its own, being stopped is no failure. */
export const stoppingIsFine = () => (codeWhenStopped = 0)

export const isEnding = () => ending !== undefined

export function end(code) {
  ending ??= undoAll().then(() => process.exit(code))
  return ending
}

/** Runs a task to its end; an interruption or a failure undoes what it had started. */
export async function runTask(task) {
  // The terminal signals the whole group and npm passes the signal on as well, so each may come twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(codeWhenStopped))
  endWithNpm()
  try {
    await end((await task()) ?? 0)
  } catch (error) {
    if (ending) return // what fails while everything is being stopped fails because of that
    console.error(sentenceFor(error))
    await end(1)
  }
}

async function undoAll() {
  for (let undo = endings.pop(); undo; undo = endings.pop()) {
    await Promise.resolve(undo()).catch((error) => console.error(sentenceFor(error)))
  }
}

/** A killed npm cannot pass its end on: this process would go on serving with nobody left who could stop it. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const npm = npmProcess()
  setInterval(() => npmProcess() !== npm && end(codeWhenStopped), 500).unref()
}

/** npm starts us by a shell, and some shells stay between. */
function npmProcess() {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'))
    return name.endsWith('sh') ? Number(parent) : process.ppid
  } catch {
    return process.ppid // not Linux
  }
}
