import { SMTPServer } from 'smtp-server'
import { onEnd } from '../../setup/lifecycle.mjs'

/** A mail server that takes everything; `onMail(text)` runs when a message is whole, before the server says yes. */
export async function startMailServer(onMail) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts = []
      stream.on('data', (part) => parts.push(part))
      stream.on('end', async () => {
        await onMail(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  server.on('error', () => {}) // a worker that is killed breaks its connection
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise((resolve) => server.close(resolve))
  onEnd(stop)
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, stop }
}
