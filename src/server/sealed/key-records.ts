/**
 * The bytes of one key in the store. A record has 128 bytes, so that it lies in one sector of a disk, and a checksum, so that
 * one that was written by half is passed over:
 *
 *     magic 8 | version 1 | kind 1 | 2 empty | owner 16 | id of the master key 16 | nonce 12 | tag 16 | wrapped key 32
 *     | 20 empty | checksum 4
 */
import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { MasterKey } from './master-keys'

export const recordBytes = 128
const magic = Buffer.from('NabijKey')
const version = 1
const kinds = { key: 0x4b, destroyed: 0x44 } as const
const [kindAt, ownerAt, masterAt, nonceAt, tagAt, wrappedAt, emptyAt, checksumAt] = [9, 12, 28, 44, 56, 72, 104, 124]
const cipher = 'aes-256-gcm'

export type KeyRecord = {
  readonly kind: keyof typeof kinds
  readonly owner: string
  readonly masterId: string
  /** Where it lies in its file. */
  readonly at: number
  readonly bytes: Buffer
}

const uuidBytes = (id: string): Buffer => {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  if (bytes.length !== 16) throw new Error('The owner of a key has a uuid.')
  return bytes
}

const digits = /^[0-9a-f]{32}$/

/** The owner as its 32 hexadecimal digits, as which it may come already. */
export const ownerOf = (id: string): string => (digits.test(id) ? id : uuidBytes(id).toString('hex'))

const blank = (kind: keyof typeof kinds, owner: string): Buffer => {
  const bytes = Buffer.alloc(recordBytes)
  magic.copy(bytes)
  bytes.writeUInt8(version, magic.length)
  bytes.writeUInt8(kinds[kind], kindAt)
  bytes.write(owner, ownerAt, 'hex')
  return bytes
}

const finished = (bytes: Buffer): Buffer => {
  bytes.writeUInt32BE(crc32(bytes.subarray(0, checksumAt)), checksumAt)
  return bytes
}

const boundTo = (owner: string, masterId: string) => Buffer.from(`nabij key|${owner}|${masterId}`)

/** A record with this key, wrapped. */
export const wrappedKey = (owner: string, key: Buffer, master: MasterKey): Buffer => {
  const bytes = blank('key', owner)
  const nonce = randomBytes(tagAt - nonceAt)
  const wrapping = createCipheriv(cipher, master.key, nonce).setAAD(boundTo(owner, master.id))
  const wrappedBytes = Buffer.concat([wrapping.update(key), wrapping.final()])
  bytes.write(master.id, masterAt, 'hex')
  nonce.copy(bytes, nonceAt)
  wrapping.getAuthTag().copy(bytes, tagAt)
  wrappedBytes.copy(bytes, wrappedAt)
  return finished(bytes)
}

/** The key of a record. Null when the bytes were changed. */
export const unwrappedKey = ({ owner, masterId, bytes }: KeyRecord, master: MasterKey): Buffer | null => {
  const tag = bytes.subarray(tagAt, wrappedAt)
  const unwrapping = createDecipheriv(cipher, master.key, bytes.subarray(nonceAt, tagAt), { authTagLength: 16 })
  unwrapping.setAAD(boundTo(owner, masterId)).setAuthTag(tag)
  try {
    return Buffer.concat([unwrapping.update(bytes.subarray(wrappedAt, emptyAt)), unwrapping.final()])
  } catch {
    return null
  }
}

/** Says for good that the keys of this owner were destroyed. */
export const destroyedMark = (owner: string): Buffer => finished(blank('destroyed', owner))

/** What overwrites a key. */
export const nothingLeft = (): Buffer => Buffer.alloc(recordBytes)

const kindOf = (byte: number): keyof typeof kinds | undefined =>
  byte === kinds.key ? 'key' : byte === kinds.destroyed ? 'destroyed' : undefined

const recordAt = (file: Buffer, at: number): KeyRecord | null => {
  const bytes = file.subarray(at, at + recordBytes)
  if (bytes.length < recordBytes || bytes.readUInt8(magic.length) !== version) return null
  const kind = kindOf(bytes.readUInt8(kindAt))
  if (!kind || bytes.readUInt32BE(checksumAt) !== crc32(bytes.subarray(0, checksumAt))) return null
  const owner = bytes.toString('hex', ownerAt, masterAt)
  return { kind, owner, masterId: bytes.toString('hex', masterAt, nonceAt), at, bytes }
}

/** The whole records of a file. Bytes between them, left by a write that was cut off, are passed over. */
export const recordsIn = (file: Buffer): KeyRecord[] => {
  const records: KeyRecord[] = []
  for (let at = file.indexOf(magic); at !== -1;) {
    const record = recordAt(file, at)
    if (record) records.push(record)
    at = file.indexOf(magic, at + (record ? recordBytes : 1))
  }
  return records
}
