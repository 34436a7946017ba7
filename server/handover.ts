import cluster, { type Worker } from 'node:cluster'

type Handle = { close: () => void }
type Message = { cmd?: string; act?: string; key?: string; seq?: number; ack?: number }
type Send = (message: Message, handle?: Handle, options?: object, done?: () => void) => boolean

/**
 * Node hands a process one connection at a time and waits for its word. A process that is killed meanwhile never gives
 * it, and who connected would wait for ever (Node's lib/internal/cluster/round_robin_handle.js): another takes it.
 */
export function rescueConnection(instance: Worker) {
  const channel = instance.process as unknown as { send: Send }
  const send = channel.send.bind(channel)
  let handed: { message: Message; handle: Handle } | undefined
  channel.send = (message, handle, ...rest) => {
    if (message.act === 'newconn' && handle) handed = { message, handle }
    return send(message, handle, ...rest)
  }
  instance.process.on('internalMessage', ({ ack }: Message) => {
    if (ack !== undefined && ack === handed?.message.seq) handed = undefined
  })
  instance.once('exit', () => {
    if (!handed) return
    const { message, handle } = handed
    const other = Object.values(cluster.workers ?? {}).find((one) => one !== instance && one?.isConnected())
    if (!other) return handle.close()
    const { cmd, act, key } = message
    ;(other.process as unknown as { send: Send }).send({ cmd, act, key }, handle, {}, () => handle.close())
  })
}
