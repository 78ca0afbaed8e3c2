/** Puts a new master key in front of the file: whole or not at all, and readable by its owner alone. */
import 'server-only'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { flush } from './key-store'

export const addMasterKey = (file: string): void => {
  const draft = `${file}.new-${process.pid}`
  const text = `${randomBytes(32).toString('base64')}\n${fs.readFileSync(file, 'utf8')}`
  fs.writeFileSync(draft, text, { mode: 0o600, flush: true })
  fs.renameSync(draft, file)
  flush(path.dirname(file))
}
