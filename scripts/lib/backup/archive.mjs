// The archive within a backup: a compressed tar, so that `age -d | tar -xz` opens it without Nabij. First `header.json`, then the
// rows of each table in pieces (`data/TABLE/000001.copy`), which COPY FROM reads one after the other, last `manifest.json`.
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import tar from 'tar-stream'
import { decrypted } from './encryption.mjs'
import { BackupRefused } from './refused.mjs'

const pieceBytes = 1024 * 1024
const largestEntry = 256 * 1024 * 1024

/** Puts entries into a tar one at a time, each when the one before was taken by the reader. */
export function archiveWriter() {
  const pack = tar.pack()
  const add = (name, body) =>
    new Promise((resolve, reject) => {
      const entry = pack.entry({ name, mode: 0o600 }, body, (error) => (error ? reject(error) : resolve()))
      // An entry that was being taken when writing failed ends with an error of its own, which nobody else listens to.
      entry.on('error', reject)
    })
  return {
    pack,
    /** @param {string} name @param {unknown} value */
    addJson: (name, value) => add(name, Buffer.from(`${JSON.stringify(value, null, 1)}\n`)),
    /** @param {string} name @param {Buffer} body */
    addBytes: add,
    /** Collects bytes into pieces of a mebibyte. @param {string} table */
    pieces(table) {
      let held = []
      let bytes = 0
      let count = 0
      const flush = async () => {
        if (bytes === 0) return
        const body = Buffer.concat(held)
        held = []
        bytes = 0
        await add(`data/${table}/${String(++count).padStart(6, '0')}.copy`, body)
      }
      return {
        flush,
        /** @param {Buffer} piece */
        async add(piece) {
          held.push(piece)
          bytes += piece.length
          if (bytes >= pieceBytes) await flush()
        },
      }
    },
    finish: () => pack.finalize(),
  }
}

/**
 * The entries of a backup, one after the other.
 * @param {string} file @param {import('./encryption.mjs').Unlock} unlock
 * @returns {AsyncGenerator<{ name: string, body: Buffer }>}
 */
export async function* entriesIn(file, unlock) {
  const plain = await decrypted(file, unlock)
  const extract = tar.extract()
  const flow = pipeline(plain, zlib.createGunzip(), extract)
  flow.catch(() => {}) // awaited below; until then the loop reports it
  try {
    yield* bodiesIn(extract)
    await flow
  } catch {
    throw new BackupRefused(`${file} is damaged or was cut off.`)
  } finally {
    plain.destroy()
  }
}

async function* bodiesIn(extract) {
  for await (const entry of extract) {
    const { name, size } = entry.header
    if (size > largestEntry) throw new BackupRefused(`${name} is larger than Nabij writes.`)
    const parts = []
    for await (const part of entry) parts.push(part)
    yield { name, body: Buffer.concat(parts) }
  }
}

/** Passes the bytes of a file on to a stream and waits while it is full. @param {NodeJS.WritableStream} stream @param {Buffer} bytes */
export async function writeTo(stream, bytes) {
  if (!stream.write(bytes)) await once(stream, 'drain')
}
