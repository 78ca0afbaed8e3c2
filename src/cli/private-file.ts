import fs from 'node:fs/promises'
import { BadUsage } from './command'

/** Only the owner of the file can read it. It appears as a whole or not at all. */
export const writePrivateFile = async (file: string, content: string | Uint8Array) => {
  const unfinished = `${file}.${process.pid}.part`
  try {
    await fs.writeFile(unfinished, content, { mode: 0o600 })
    await fs.rename(unfinished, file)
  } catch {
    await fs.rm(unfinished, { force: true })
    throw new BadUsage(`${file} cannot be written.`)
  }
}
