import { createReadStream, createWriteStream, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Failure, saysDiskIsFull } from '../setup/failure.mjs'
import { onEnd } from '../setup/lifecycle.mjs'
import { isKey } from './format.mjs'
import { measure, startInventory, startMeasure } from './inventory.mjs'

/**
 * Takes files into the folder of a store, each whole or not there and none in another's place. Until they are kept,
 * `remove` takes away what came, as the end of the process does.
 */
export function filesInto(folder) {
  const inventory = startInventory()
  const came = []
  let unfinished
  let isMade = false
  let isOver = false
  const remove = () => {
    if (isOver) return
    isOver = true
    forget()
    for (const path of [...came, unfinished]) if (path) rmSync(path, { force: true })
    if (isMade) removeEmpty(folder)
  }
  const forget = onEnd(async () => remove())
  const requireOpen = () => {
    if (isOver) throw new Error('files no longer come in')
  }

  async function put(key, content) {
    if (!isKey(key)) throw new Error('this is no key of a stored file')
    if (mkdirSync(folder, { recursive: true, mode: 0o700 })) isMade = true
    const path = join(folder, key)
    unfinished = `${path}.${process.pid}.unfinished`
    try {
      inventory.add(key, await write(unfinished, content))
      if (await isThere(path, unfinished)) return
      requireOpen()
      renameSync(unfinished, path)
      came.push(path)
    } finally {
      rmSync(unfinished, { force: true })
    }
  }

  return {
    put: (key, content) => put(key, content).catch((error) => inOneSentence(error, folder)),
    result: inventory.result,
    remove,
    /** From here on they stay. */
    async keep() {
      if (came.length > 0) await settle(folder)
      requireOpen()
      isOver = true
      forget()
    },
  }
}

/** Size and checksum of what was written, which is on the disk then. */
async function write(path, content) {
  rmSync(path, { force: true }) // of a process that was killed and had this number
  const { pass, result } = startMeasure()
  await pipeline(content, pass, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  return result()
}

/** Whether the place has the same file already; fails where it has another. */
async function isThere(path, file) {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (!there) return false
  const isSame = there.isFile() && (await sumOf(path)) === (await sumOf(file))
  if (!isSame) throw new Failure(`There is already another file ${path}, and a restore never overwrites: move it away.`)
  return true
}

const sumOf = async (path) => (await measure(createReadStream(path))).sha256

/** Has the disk keep the new names too. */
async function settle(folder) {
  if (process.platform === 'win32') return // does so by itself
  const names = await open(folder)
  await names.sync().finally(() => names.close())
}

function removeEmpty(folder) {
  try {
    rmdirSync(folder)
  } catch {
    // somebody put something there
  }
}

function inOneSentence(error, folder) {
  if (!error.path?.startsWith(folder) || saysDiskIsFull(error.code)) throw error
  throw new Failure(`${error.path} cannot be written or read (${error.code}).`)
}
