/**
 * The master keys, which wrap the key of each family. They are in no database and no backup of one: a file that only its
 * owner reads, or what a command prints (of a vault, for instance). One key a line, 32 bytes in base64, the newest first:
 * it wraps, and the others unwrap what they wrapped.
 */
import 'server-only'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'

/** A sentence for the operator. It holds no part of a key. */
export class UnfitKeys extends Error {
  override readonly name = 'UnfitKeys'
}

export type MasterKey = { readonly id: string; readonly key: Buffer }

export type MasterKeys = {
  /** The key that wraps. */
  current: () => MasterKey
  /** Null when no key has this id, also not after reading them again. */
  withId: (id: string) => MasterKey | null
  /** All of them, the newest first. */
  list: () => readonly MasterKey[]
}

export type MasterKeySource = { file: string } | { command: string }

/** Says which key wrapped, and nothing about the key. */
const idOf = (key: Buffer): string =>
  createHash('sha256').update('nabij master key\n').update(key).digest('hex').slice(0, 32)

const howTo = 'Make one with:  openssl rand -base64 32'

/** Standard base64 of 32 bytes. Whatever else stands on a line is no key. */
const keyOf = (line: string): MasterKey => {
  const key = Buffer.from(line, 'base64')
  if (key.length !== 32 || key.toString('base64').replace(/=+$/, '') !== line.replace(/=+$/, ''))
    throw new UnfitKeys(`A line of the master keys is not 32 bytes in base64. ${howTo}`)
  if (new Set(key).size < 10) throw new UnfitKeys(`A master key is not random. ${howTo}`)
  return { id: idOf(key), key }
}

const keysIn = (text: string): readonly MasterKey[] => {
  const lines = text.split(/\s*\n\s*/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  if (lines.length === 0) throw new UnfitKeys(`There is no master key. ${howTo}`)
  return lines.map((line) => keyOf(line.trim()))
}

const statOf = (file: string): fs.BigIntStats => {
  try {
    return fs.statSync(file, { bigint: true })
  } catch {
    throw new UnfitKeys('The file of NABIJ_MASTER_KEY_FILE cannot be read.')
  }
}

const hasModes = process.platform !== 'win32'

/** Reads the keys again whenever the file is another than it was. */
const keysOfFile = (file: string) => {
  let lastFile: { signature: string; keys: readonly MasterKey[] } | undefined
  return (): readonly MasterKey[] => {
    const stat = statOf(file)
    const signature = `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.mode}`
    if (lastFile?.signature === signature) return lastFile.keys
    if (hasModes && (stat.mode & 0o077n) !== 0n)
      throw new UnfitKeys('Others can read the file of NABIJ_MASTER_KEY_FILE. Close it with:  chmod 600')
    lastFile = { signature, keys: keysIn(fs.readFileSync(file, 'utf8')) }
    return lastFile.keys
  }
}

const printed = (command: string): string => {
  try {
    return execFileSync('/bin/sh', ['-c', command], {
      encoding: 'utf8',
      timeout: 10_000,
      // What it says of itself may quote a secret, so it is said nowhere.
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    throw new UnfitKeys('The command of NABIJ_MASTER_KEY_COMMAND failed or took more than ten seconds.')
  }
}

/** A wrapped key of a master key that nobody has would otherwise run the command for every text. */
const patience = 10_000

const keysOfCommand = (command: string) => {
  let lastAnswer: { at: number; keys: readonly MasterKey[] } | undefined
  return (isUnknown: boolean): readonly MasterKey[] => {
    if (!lastAnswer || (isUnknown && Date.now() - lastAnswer.at > patience))
      lastAnswer = { at: Date.now(), keys: keysIn(printed(command)) }
    return lastAnswer.keys
  }
}

/** Throws `UnfitKeys` whenever a key is asked for and the source gives none. */
export const masterKeysOf = (source: MasterKeySource): MasterKeys => {
  const read = 'file' in source ? keysOfFile(source.file) : keysOfCommand(source.command)
  const list = (isUnknown: boolean) => read(isUnknown)
  const among = (keys: readonly MasterKey[], id: string) => keys.find((key) => key.id === id)
  return {
    current: () => {
      const [newest] = list(false)
      if (!newest) throw new UnfitKeys(`There is no master key. ${howTo}`)
      return newest
    },
    withId: (id) => among(list(false), id) ?? among(list(true), id) ?? null,
    list: () => list(false),
  }
}
