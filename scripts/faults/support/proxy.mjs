import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { onEnd } from '../../setup/lifecycle.mjs'

/** Stands between the product and the database and hands on each packet as late as `slow` last said. */
export async function startProxy(to) {
  let delay = 0
  const sockets = new Set()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    pass(near, far)
    pass(far, near)
  })

  function pass(from, into) {
    sockets.add(from)
    from.setNoDelay(true)
    // One after the other: nothing overtakes what came before it when the line gets faster.
    let last = Promise.resolve()
    const later = (act) => {
      const due = Date.now() + delay
      last = last.then(() => sleep(Math.max(0, due - Date.now()), undefined, { ref: false })).then(act)
    }
    from.on('data', (data) => later(() => into.write(data)))
    from.on('end', () => later(() => into.end()))
    from.on('error', () => into.destroy())
    from.on('close', () => {
      sockets.delete(from)
      later(() => into.destroy())
    })
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  onEnd(stop)
  return {
    port: server.address().port,
    slow: (ms) => {
      delay = ms
    },
    stop,
  }
}
