import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * Writes a small file so that it is there completely or not at all, also after a loss of power.
 * @param {string} file @param {string} text
 */
export function writeWhole(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.new-${process.pid}`
  fs.writeFileSync(draft, text, { mode: 0o600, flush: true })
  fs.renameSync(draft, file)
  flushFolder(path.dirname(file))
}

/**
 * The same for a file that is written once: whoever comes second leaves that of the first.
 * @param {string} file @param {string} text
 */
export function writeFirst(file, text) {
  const draft = `${file}.new-${crypto.randomUUID()}`
  try {
    fs.writeFileSync(draft, text, { mode: 0o600, flush: true })
    fs.linkSync(draft, file)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
  flushFolder(path.dirname(file))
}

/** A name is on the disk when its folder is. @param {string} folder */
export function flushFolder(folder) {
  if (process.platform === 'win32') return // Windows opens no folders
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}
