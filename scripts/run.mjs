// Every npm script begins here: node scripts/run.mjs TASK [ARGUMENTS]. The first import must stay without a modern word.
import { nodeIsNewEnough } from './setup/node-version.mjs'

if (nodeIsNewEnough()) {
  import('./setup/task.mjs').then(function (task) {
    task.runNamed(process.argv[2], process.argv.slice(3))
  })
}
