import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { ensureBuilt } from './build.mjs'
import { readBuilt } from './hashes.mjs'
import { ensureDependencies, root } from './setup.mjs'

/** `npm run zip`: the files of the script tag in one archive, for hosts that take an upload. */

/** What a page may ask for: as `interact-consent copy` has it. */
const SERVED = /^(consent[\w.-]*\.(js|txt)|themes[\\/][\w-]+\.css)$/

const CRC = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})
/** Node has one from 22.2 on alone. @param {Uint8Array} bytes */
const crc32 = (bytes) => {
  let value = -1
  for (const byte of bytes) value = (CRC[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}

/**
 * An archive as https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT has it, the same for the same files: all are
 * dated 1980, the first day that it knows.
 *
 * @param {{ name: string, bytes: Uint8Array }[]} files
 */
export function makeZip(files) {
  /** @type {Buffer[]} */
  const bodies = []
  /** @type {Buffer[]} */
  const entries = []
  let offset = 0
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const path = Buffer.from(name)
    // Version 2.0, names in UTF-8, deflated, 1 January 1980.
    const common = Buffer.alloc(26)
    for (const [at, value] of [20, 0x0800, 8, 0, 0x21].entries()) common.writeUInt16LE(value, at * 2)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(path.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, path]))
    bodies.push(body)
    offset += body.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

/** What goes into the archive. @param {string} dist */
export const servedFiles = (dist) =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => SERVED.test(name))
    .sort()
    .map((name) => ({ name: name.replaceAll('\\', '/'), bytes: readFileSync(join(dist, name)) }))

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureDependencies()
  if (!ensureBuilt({ stdio: 'pipe' }) || !existsSync(join(root, 'dist'))) process.exit(1)
  const file = `.cache/interact-consent-${readBuilt().version}.zip`
  mkdirSync(join(root, '.cache'), { recursive: true })
  const files = servedFiles(join(root, 'dist'))
  const archive = makeZip(files)
  writeFileSync(join(root, file), archive)
  console.log(`${file}: ${files.length} files, ${Math.round(archive.length / 1000)} kB`)
}
