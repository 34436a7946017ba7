import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks at the terminal, or takes the next line of standard input where there is no terminal. */
export function openQuestions() {
  let isSecret = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isSecret) process.stdout.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  const answers = lines[Symbol.asyncIterator]()

  async function ask(question) {
    process.stdout.write(`${question}: `)
    const { value, done } = await answers.next()
    return done ? '' : value
  }

  return {
    ask,
    async askSecretly(question) {
      isSecret = true
      const answer = await ask(question)
      isSecret = false
      process.stdout.write('\n')
      return answer
    },
    close: () => lines.close(),
  }
}
