import { exitOf, startNode, stop } from '../setup/processes.mjs'
import { TYPESCRIPT } from '../setup/seed.mjs'

type Command = (...args: never[]) => Promise<unknown>
type Answer = { id: number; value?: unknown; error?: string }

/**
 * The product in a second process on the test's own database, with a pool and turnstiles of its own: what two commands
 * may only rely on within one process shows here.
 */
export async function secondProcess() {
  const child = startNode([...TYPESCRIPT, 'scripts/vitest/commands-on-call.mts'], { serialization: 'advanced' })
  const waiting = new Map<number, (answer: Answer) => void>()
  const answerTo = (id: number) => new Promise<Answer>((resolve) => waiting.set(id, resolve))
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  const isReady = answerTo(0)
  const isGone = exitOf(child).then((): Answer => ({ id: -1, error: 'the second process has ended' }))
  await Promise.race([isReady, isGone])
  let count = 0
  return {
    /** A command of `lib/<file>` as it runs over there. */
    over<C extends Command>(file: string, command: C) {
      return async (...args: Parameters<C>): Promise<Awaited<ReturnType<C>>> => {
        count += 1
        const id = count
        const answer = answerTo(id)
        child.send({ id, file, name: command.name, args })
        const { value, error } = await Promise.race([answer, isGone])
        if (error) throw new Error(error)
        return value as Awaited<ReturnType<C>>
      }
    },
    stop: () => stop(child),
  }
}
