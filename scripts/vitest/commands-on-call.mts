// A second process of the product, as a server of two cores has one: it calls the commands that a test sends it.
type Call = { id: number; file: string; name: string; args: unknown[] }

// Waiting for calls keeps it alive; the end of the test's process ends it.
process.channel?.ref()

process.on('message', async ({ id, file, name, args }: Call) => {
  try {
    const commands = await import(`../../lib/${file}`)
    process.send?.({ id, value: await commands[name](...args) })
  } catch (error) {
    process.send?.({ id, error: String((error as Error).stack) })
  }
})

process.send?.({ id: 0 })
