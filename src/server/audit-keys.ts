/**
 * The keys of the chain over the log. They are not in the database: whoever has the database alone can make no seal. The first
 * one seals; earlier ones are kept to verify what they sealed.
 */
import 'server-only'
import { createHash, createHmac } from 'node:crypto'
import type { MacOf } from '@/domain/log-chain/sealed-record'
import { env } from './env'

export type AuditKeys = { readonly current: string; readonly macOf: MacOf }

/** Says which key made a seal, and nothing about the key. */
const idOf = (key: string): string => createHash('sha256').update(`nabij log key\n${key}`).digest('hex').slice(0, 16)

const macWith = (key: string, message: string): string => createHmac('sha256', key).update(message).digest('hex')

/** Null without keys. @param words the keys, with spaces between them */
export const auditKeysOf = (words: string | undefined): AuditKeys | null => {
  const keys = new Map((words ?? '').split(/\s+/).flatMap((key) => (key ? [[idOf(key), key] as const] : [])))
  const [current] = keys.keys()
  if (current === undefined) return null
  const macOf: MacOf = (keyId, message) => {
    const key = keys.get(keyId)
    return key === undefined ? null : macWith(key, message)
  }
  return { current, macOf }
}

export const auditKeys = (): AuditKeys | null => auditKeysOf(env().NABIJ_AUDIT_KEY)
