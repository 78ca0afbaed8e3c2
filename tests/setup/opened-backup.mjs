// A backup as whoever has its private key reads it, for tests in TypeScript.
import fs from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { entriesIn } from '../../scripts/lib/backup/archive.mjs'
import { writeBackup } from '../../scripts/lib/backup/write.mjs'

/** Takes a backup of a database and returns the parts that stand in it. */
export async function partsOfBackup(url, file) {
  const identityFile = `${file}.key`
  const identity = await generateX25519Identity()
  fs.writeFileSync(identityFile, identity)
  await writeBackup({ url, file, lock: { recipient: await identityToRecipient(identity) } })
  const parts = []
  for await (const { body } of entriesIn(file, { identityFile })) parts.push(body)
  return parts
}
