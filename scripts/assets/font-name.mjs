const HEADER = 12
const RECORD = 16
const COPYRIGHT = 0
const LICENCE = 13

/**
 * A TrueType font under another name: whoever changes a face under the Open Font License may not go on calling it by a
 * name that its makers have reserved. The makers' notice and the licence stay in it.
 */
export function renamed(font, name, notice) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = Array.from({ length: view.getUint16(4) }, (_, i) => {
    const at = HEADER + i * RECORD
    const tag = font.toString('latin1', at, at + 4)
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)]
    return { tag, data: font.subarray(offset, offset + length) }
  })
  const others = tables.filter(({ tag }) => tag !== 'name')
  return assembled(font.subarray(0, 4), [...others, { tag: 'name', data: nameTable(name, notice) }])
}

/** The names that programs ask for: family, style, identifier, whole name, PostScript's name (OpenType, name). */
function nameTable(name, notice) {
  const values = [
    [COPYRIGHT, notice],
    [1, name],
    [2, 'Regular'],
    [3, name],
    [4, name],
    [6, name.replaceAll(' ', '')],
    [LICENCE, 'SIL Open Font License 1.1'],
  ]
  const texts = values.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + values.length * 12)
  head.writeUInt16BE(values.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  values.forEach(([id], i) => {
    // Windows, Unicode, English of the United States: what every program reads.
    const fields = [3, 1, 0x409, id, texts[i].length, offset]
    for (const [n, field] of fields.entries()) head.writeUInt16BE(field, 6 + i * 12 + n * 2)
    offset += texts[i].length
  })
  return Buffer.concat([head, ...texts])
}

function assembled(version, tables) {
  const sorted = tables.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))
  const entries = Math.floor(Math.log2(sorted.length))
  const directory = Buffer.alloc(HEADER + sorted.length * RECORD)
  version.copy(directory)
  const fields = [sorted.length, RECORD * 2 ** entries, entries, RECORD * (sorted.length - 2 ** entries)]
  for (const [n, field] of fields.entries()) directory.writeUInt16BE(field, 4 + n * 2)
  let offset = directory.length
  const padded = sorted.map(({ tag, data }, i) => {
    const at = HEADER + i * RECORD
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(sumOf(data), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(data.length, at + 12)
    const whole = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    offset += whole.length
    return whole
  })
  return Buffer.concat([directory, ...padded])
}

function sumOf(data) {
  const whole = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0
  return sum
}
