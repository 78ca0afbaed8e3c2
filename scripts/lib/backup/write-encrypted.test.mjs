import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, expect, test } from 'vitest'
import { writeEncrypted } from './write-encrypted.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-write-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

test.skipIf(process.platform !== 'linux')(
  'a disk that is full rejects once, whenever it is noticed, and throws nothing that nobody catches',
  async () => {
    const uncaught = []
    const note = (error) => uncaught.push(error)
    process.on('uncaughtException', note)
    const lock = { recipient: await identityToRecipient(await generateIdentity()) }
    const file = path.join(folder, 'full')
    const refusals = []
    for (const size of [10, 1000, 60_000, 70_000, 200_000])
      for (let round = 0; round < 6; round++) {
        // Whatever is written to the draft goes to a device that is always full.
        fs.symlinkSync('/dev/full', `${file}.new-${process.pid}`)
        const fill = async (archive) => {
          for (const name of ['a', 'b', 'c']) await archive.addBytes(name, crypto.randomBytes(size))
        }
        await writeEncrypted(file, lock, fill).catch(({ code }) => refusals.push(code))
      }
    await new Promise(setImmediate)
    process.off('uncaughtException', note)
    expect(refusals).toEqual(Array.from({ length: 30 }, () => 'ENOSPC'))
    expect(uncaught).toEqual([])
    expect(fs.readdirSync(folder)).toEqual([])
  },
)
