import { SaxesParser } from 'saxes'
import { damaged } from './zip'

/** A sheet's own is ten deep. What is not closed is held, so that a few kilobytes could hold gigabytes. */
const MOST_DEPTH = 100
const MOST_ATTRIBUTES = 100
const MOST_OF_AN_ATTRIBUTE = 100_000

export type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Tells the handlers what an XML file holds, names without their prefix; gives back control after each piece. Entities
 * that a file defines for itself are not known: such a file is 'fileDamaged', as is one that is not well formed, is nested
 * as none is, or has too many or too long attributes.
 */
export async function* parsed(chunks: AsyncIterable<Uint8Array>, handlers: Handlers): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = new SaxesParser({ position: false })
  let depth = 0
  let attributeCount = 0
  parser.on('opentagstart', () => {
    depth += 1
    attributeCount = 0
    if (depth > MOST_DEPTH) damaged()
  })
  parser.on('attribute', ({ value }) => {
    attributeCount += 1
    if (attributeCount > MOST_ATTRIBUTES || value.length > MOST_OF_AN_ATTRIBUTE) damaged()
  })
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), attributes as Record<string, string>))
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  parser.on('closetag', ({ name }) => {
    depth -= 1
    handlers.close?.(localName(name))
  })
  parser.on('error', damaged)
  for await (const chunk of chunks) {
    parser.write(textOf(decoder, chunk))
    yield
  }
  parser.write(textOf(decoder)).close()
  yield
}

export async function readAll(chunks: AsyncIterable<Uint8Array>, handlers: Handlers): Promise<void> {
  for await (const _ of parsed(chunks, handlers));
}

function textOf(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    return damaged()
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
