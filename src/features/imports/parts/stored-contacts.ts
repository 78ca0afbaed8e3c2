import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Contact } from '@/domain/people/contact-point'
import type { Transaction } from '@/server/db'

/** Every contact point of the organisation with the ref of its family, the lowest ref first. */
export const storedContacts = (tx: Transaction, actor: Actor) =>
  tx.$queryRaw<(Contact & { ref: string })[]>`
    select p.kind::text as kind, p.value, f.ref from contact_point p join family f on f.id = p.family_id
    where p.organisation_id = ${actor.organisationId}::uuid order by f.ref collate "C", p.position, p.id`
