import { rowsOf } from './database'
import { openedText, sealedContact, sealedText } from './sealed.mjs'

type Column =
  | 'parent_name'
  | 'surname'
  | 'address'
  | 'note'
  | 'who_may_hear'
  | 'safe_hours'
  | 'name_to_use'
  | 'stop_word'
  | 'interpreter_name'

/** Writes words of the identity of a family, sealed as the application does it. */
export const tellIdentity = async (familyId: string, texts: { [column in Column]?: string }, url?: string) => {
  for (const [column, text] of Object.entries(texts)) {
    const place = { ownerId: familyId, rowId: familyId }
    const bytes = await sealedText(`family_identity.${column}`, place, text)
    await rowsOf(`update family_identity set ${column} = $2 where family_id = $1`, [familyId, bytes], url)
  }
}

export const identityText = async (familyId: string, column: Column): Promise<string> => {
  const [row] = await rowsOf<{ bytes: Buffer }>(`select ${column} as bytes from family_identity where family_id = $1`, [
    familyId,
  ])
  return row ? openedText(`family_identity.${column}`, familyId, row.bytes) : ''
}

type Contact = { kind: 'phone' | 'email'; value: string }
type Owner = { organisationId: string; familyId: string }

export const addContact = async (owner: Owner, contact: Contact, position: number, url?: string) => {
  const { id, value, valueHash, lookups } = await sealedContact(owner, contact)
  await rowsOf(
    `insert into contact_point (id, organisation_id, family_id, kind, value, value_hash, lookups, position)
     values ($1, $2, $3, $4::"ContactKind", $5, $6, $7::bytea[], $8)`,
    [id, owner.organisationId, owner.familyId, contact.kind, value, valueHash, lookups, position],
    url,
  )
}

/** Puts one number in the place of all that a family has. */
export const setNumber = async (owner: Owner, number: string) => {
  await rowsOf('delete from contact_point where family_id = $1', [owner.familyId])
  await addContact(owner, { kind: 'phone', value: number }, 0)
}

/** The numbers and addresses of a family, in their order. */
export const contactsOf = async (familyId: string) => {
  const rows = await rowsOf<{ id: string; value: Buffer; state: string }>(
    'select id, value, state from contact_point where family_id = $1 order by position, id',
    [familyId],
  )
  return Promise.all(
    rows.map(async ({ id, value, state }) => ({ value: await openedText('contact_point.value', id, value), state })),
  )
}
