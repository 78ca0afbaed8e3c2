/** Finds contact points that the file gives a family while another family or another line has them too. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Note } from '@/domain/exchange/problem'
import { contactKey, contactKeys, type Contact } from '@/domain/people/contact-point'
import type { Transaction } from '@/server/db'
import { mapGivingWay } from '@/server/give-way'
import { storedContacts } from './stored-contacts'

/** `contacts`: what a line adds to its family; `all`: every contact point in the line. */
export type NewContacts = { line: number; ref: string; contacts: readonly Contact[]; all: readonly Contact[] }

const refsByKey = async (tx: Transaction, actor: Actor, rows: readonly NewContacts[]) => {
  const contacts = rows.flatMap((row) => row.contacts)
  const refs = new Map<string, string[]>()
  await mapGivingWay(await storedContacts(tx, actor, contacts), ({ ref, ...contact }) => {
    for (const key of contactKeys(contact)) refs.set(key, [...(refs.get(key) ?? []), ref])
  })
  return refs
}

export const alikeContacts = async (tx: Transaction, actor: Actor, rows: readonly NewContacts[]): Promise<Note[]> => {
  if (rows.every(({ contacts }) => contacts.length === 0)) return []
  const knownRefs = await refsByKey(tx, actor, rows)
  const lines = new Map<string, number>()
  const alike: Note[] = []
  await mapGivingWay(rows, ({ line, ref, contacts }) => {
    for (const { kind, value } of contacts) {
      const key = contactKey({ kind, value })
      const other = knownRefs.get(key)?.find((one) => one !== ref)
      const earlier = lines.get(key)
      const note = { line, column: kind, value }
      if (other !== undefined) alike.push({ ...note, code: 'contact_of_family', reading: other })
      else if (earlier !== undefined) alike.push({ ...note, code: 'contact_on_line', reading: String(earlier) })
      lines.set(key, earlier ?? line)
    }
  })
  return alike
}
