import { spawn } from 'node:child_process'
import { Failure, saysDiskIsFull } from './failure.mjs'
import { isEnding, onEnd } from './lifecycle.mjs'
import { root } from './paths.mjs'

const TETHER = new URL('./tether.mjs', import.meta.url).href
const KEPT_OUTPUT = 16_000 // characters from the end: enough to name the reason of a failure

/** Starts a Node program that does not outlive this process. */
export function startNode(args, { env, stdio, ...options } = {}) {
  return spawn(process.execPath, ['--import', TETHER, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: [...(stdio ?? ['ignore', 'inherit', 'inherit']), 'ipc'],
    ...options,
  })
}

/** Runs a Node program to its end, in silence; where it fails, throws a Failure of `sentence` under what it wrote. */
export const runNode = (args, { env, sentence }) =>
  finish(startNode(args, { env, stdio: ['ignore', 'pipe', 'pipe'] }), sentence)

/** The same for any other command. */
export const run = (command, args, { sentence, ...options }) =>
  finish(spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options }), sentence)

/** Runs a Node program that talks with the person at the terminal and returns its exit code. */
export async function converse(args, env) {
  const child = startNode(args, { env, stdio: ['inherit', 'inherit', 'inherit'] })
  onEnd(() => stop(child))
  const { code } = await exitOf(child)
  return isEnding() ? new Promise(() => {}) : (code ?? 1)
}

/** Settles when the process has ended or could not be started. */
export function exitOf(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, error }))
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
}

/** Asks a process to end and makes it after ten seconds. */
export async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = exitOf(child)
  child.kill(signal)
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await exited
  clearTimeout(impatience)
}

async function finish(child, sentence) {
  let output = ''
  onEnd(() => stop(child))
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT)
    })
  }
  const { code, signal, error } = await exitOf(child)
  if (code === 0) return
  if (signal) output += `ended by ${signal}\n`
  if (!isEnding() && !saysDiskIsFull(output)) process.stderr.write(output)
  throw Object.assign(new Failure(sentence), { output: `${error ?? ''}${output}` })
}
