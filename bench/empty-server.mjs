import cluster from 'node:cluster'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'

// Serves bench/empty as the product is served: from so many processes behind one port.
const { PORT, PROCESSES = '1' } = process.env
const dir = fileURLToPath(new URL('empty', import.meta.url))

if (Number(PROCESSES) > 1 && cluster.isPrimary) {
  for (let i = 0; i < Number(PROCESSES); i++) cluster.fork()
  process.on('SIGTERM', () => {
    for (const instance of Object.values(cluster.workers)) instance.process.kill('SIGTERM')
    process.exit(0)
  })
} else {
  const app = next({ dev: false, dir })
  await app.prepare()
  createServer(app.getRequestHandler()).listen(Number(PORT))
}
