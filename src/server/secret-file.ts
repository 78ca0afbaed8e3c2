/** Writes the file with the secrets of the installation: whole or not at all, also after a loss of power. */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { AppError } from './errors'

/** Throws when the secrets stand in the environment, which no process reads again. */
const secretFile = (): string => {
  const file = process.env.NABIJ_SECRET_FILE
  if (!file) throw new AppError('conflict', 'secret_without_file')
  return file
}

const flushFolder = (folder: string) => {
  if (process.platform === 'win32') return // Windows opens no folders
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}

export const saveSecrets = (secrets: readonly string[]): void => {
  const file = secretFile()
  const draft = `${file}.new-${process.pid}`
  fs.writeFileSync(draft, `${secrets.join('\n')}\n`, { mode: 0o600, flush: true })
  fs.renameSync(draft, file)
  flushFolder(path.dirname(file))
}
