import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Line } from './apart'

/** What the server's log says of a request, once it is answered. */
export async function lineOfRequest(requestId: string): Promise<Line> {
  const find = () => {
    const lines = readFileSync(`${process.env.DATA_DIR}/server.log`, 'utf8').split('\n')
    return lines.find((line) => line.includes(requestId) && line.includes('"status"'))
  }
  await expect.poll(find, { message: requestId }).toBeTruthy()
  return JSON.parse(find() as string)
}
