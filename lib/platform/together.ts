type Waiting<Ask, Answer> = { ask: Ask; answer: (answer: Answer) => void; fail: (reason: unknown) => void }

/**
 * Gathers what is asked about one thing while an earlier group is worked on, and does it together next, in the order in
 * which it came: a rush on one row costs a transaction a group instead of one each, as databases commit in groups.
 * Where the work fails, it fails for its whole group.
 */
export function together<Ask, Answer>(work: (about: string, asks: Ask[]) => Promise<Answer[]>, most: number) {
  const queues = new Map<string, Waiting<Ask, Answer>[]>()

  async function serve(about: string, queue: Waiting<Ask, Answer>[]) {
    while (queue.length > 0) {
      const group = queue.splice(0, most)
      try {
        const answers = await work(
          about,
          group.map(({ ask }) => ask),
        )
        for (const [i, { answer }] of group.entries()) answer(answers[i] as Answer)
      } catch (error) {
        for (const { fail } of group) fail(error)
      }
    }
    queues.delete(about)
  }

  return (about: string, ask: Ask): Promise<Answer> =>
    new Promise((answer, fail) => {
      const queue = queues.get(about)
      const entry = { ask, answer, fail }
      if (queue) {
        queue.push(entry)
        return
      }
      const begun = [entry]
      queues.set(about, begun)
      serve(about, begun)
    })
}
