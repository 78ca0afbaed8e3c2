import fs from 'node:fs'
import path from 'node:path'
import { sealDatabase } from '../../lib/sealing.mjs'
import { keyEnv } from '../../lib/secret.mjs'

/** Keys of a database that is thrown away, as the environment of the application. */
export async function keysFor(dir, urls) {
  const data = path.join(dir, 'data')
  fs.mkdirSync(data)
  const keys = keyEnv({ data, mayBeMade: true, given: {} })
  await sealDatabase(urls, keys)
  return keys
}
