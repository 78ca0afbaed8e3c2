/**
 * The secrets of the installation, the newest first. The first one signs, encrypts and hashes; all of them open and recognise, until
 * the earlier ones are taken out of the file. With a file every process sees a change at once, so nothing has to be restarted. Read
 * without the other settings, because a build loads the routes and has none.
 */
import { readFileSync, statSync } from 'node:fs'

const shortest = 32

type Secrets = readonly [string, ...string[]]

/** Null when one is missing or short: a file that somebody is still writing changes nothing. */
const secretsIn = (text: string): Secrets | null => {
  const [first, ...earlierSecrets] = text.trim().split(/\s+/)
  const areStrong = first !== undefined && [first, ...earlierSecrets].every((secret) => secret.length >= shortest)
  return areStrong ? [first, ...earlierSecrets] : null
}

let cache: { version: string; secrets: Secrets } | undefined

/** What tells one state of a file from another, at the cost of one call of the system. */
const versionOf = (file: string): string | undefined => {
  const { mtimeNs, ino, size } = statSync(file, { bigint: true, throwIfNoEntry: false }) ?? {}
  return mtimeNs === undefined ? undefined : `${file} ${mtimeNs} ${ino} ${size}`
}

const secretsOfFile = (file: string): Secrets | null => {
  const version = versionOf(file)
  if (version === undefined || version === cache?.version) return cache?.secrets ?? null
  const secrets = secretsIn(readFileSync(file, 'utf8'))
  if (secrets) cache = { version, secrets }
  return secrets ?? cache?.secrets ?? null
}

export const installationSecrets = (): Secrets => {
  const file = process.env.NABIJ_SECRET_FILE
  const secrets = (file ? secretsOfFile(file) : null) ?? secretsIn(process.env.NEXTAUTH_SECRET ?? '')
  if (!secrets) throw new Error('NEXTAUTH_SECRET is missing or too short')
  return secrets
}

export const newestSecret = (): string => installationSecrets()[0]
