import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keysToCopy } from './keys-to-copy.mjs'

test('a start names both keys that a new machine needs, and the master key alone once the other was moved away', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-copy-'))
  const identity = path.join(dir, 'data-backup-key')
  const inFile = { NABIJ_MASTER_KEY_FILE: path.join(dir, 'data', 'master-key') }
  fs.writeFileSync(identity, '')
  const [backupKey, masterKey, ...others] = keysToCopy(identity, inFile)
  expect(backupKey).toContain(identity)
  expect(masterKey).toContain(inFile.NABIJ_MASTER_KEY_FILE)
  expect(masterKey).toContain('in no backup')
  expect(others).toEqual([])
  fs.rmSync(dir, { recursive: true })
  expect(keysToCopy(identity, inFile)).toEqual([masterKey])
  expect(keysToCopy(identity, {})).toEqual([expect.stringContaining('NABIJ_MASTER_KEY_COMMAND')])
})
