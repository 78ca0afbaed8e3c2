import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { archiveWriter } from './archive.mjs'
import { encrypted } from './encryption.mjs'
import { flushFolder } from '../whole-file.mjs'

/**
 * Writes an encrypted archive. The file gets its name when it is complete and on the disk; what fails leaves none.
 * @template Result
 * @param {string} file @param {import('./encryption.mjs').Lock} lock
 * @param {(archive: ReturnType<typeof archiveWriter>) => Promise<Result>} fill
 * @returns {Promise<Result>}
 */
export async function writeEncrypted(file, lock, fill) {
  const draft = `${file}.new-${process.pid}`
  const target = fs.createWriteStream(draft, { mode: 0o600, flush: true })
  // The pipeline rejects with the first error. What was still being written can fail after it, when nobody listens any more.
  target.on('error', () => undefined)
  try {
    await once(target, 'open') // whatever fails later, the draft is there to be removed
    const archive = archiveWriter()
    const filling = async () => {
      const result = await fill(archive)
      archive.finish()
      return result
    }
    const [result] = await Promise.all([
      filling().catch((error) => {
        archive.pack.destroy(error)
        throw error
      }),
      save(archive.pack, target, lock),
    ])
    fs.renameSync(draft, file)
    flushFolder(path.dirname(file))
    return result
  } finally {
    target.destroy()
    fs.rmSync(draft, { force: true })
  }
}

async function save(pack, target, lock) {
  // The tar ends the moment that something fails, so the pipeline rejects with that failure.
  const packed = zlib.createGzip({ level: 4 })
  const packing = pipeline(pack, packed)
  const writing = encrypted(packed, lock).then((sealed) => pipeline(sealed, target))
  await Promise.all([packing, writing])
}
