import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyStoreIn } from './key-store'
import { openSample } from './key-tools'
import { masterKeysOf } from './master-keys'
import { sealTextWith } from './sealed-text'

let folder = ''
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-tools-'))))
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('a sample says how many texts of each column open and how many are damaged, and stops at none', async () => {
  const source = { file: path.join(folder, 'master-key') }
  fs.writeFileSync(source.file, randomBytes(32).toString('base64'), { mode: 0o600 })
  const ids = Array.from({ length: 4 }, () => randomUUID())
  const store = keyStoreIn(folder, masterKeysOf(source))
  const rows = ids.map((id) => ({
    key: [id],
    bytes: sealTextWith(store, 'concern_entry.text', { ownerId: id, rowId: id }, 'wat iemand zei'),
  }))
  rows[1]?.bytes.set([1], 20)
  // Of no row but these does the database know.
  const client = {
    query: (sql: string) => Promise.resolve({ rows: sql.includes('FROM "concern_entry"') ? rows : [] }),
  }
  const samples = await openSample(client, { folder, source })
  expect(samples['concern_entry.text']).toEqual({ opened: 3, damaged: 1 })
  expect(samples['answer.value']).toEqual({ opened: 0, damaged: 0 })
})
