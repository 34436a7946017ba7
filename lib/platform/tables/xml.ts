import { SaxesParser } from 'saxes'
import { damaged } from './zip'

export type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Tells the handlers what an XML file holds, names without their prefix; gives back control after each piece. Entities
 * that a file defines for itself are not known: such a file is 'fileDamaged', as is one that is not well formed.
 */
export async function* parsed(chunks: AsyncIterable<Uint8Array>, handlers: Handlers): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = new SaxesParser({ position: false })
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), attributes as Record<string, string>))
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)))
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
