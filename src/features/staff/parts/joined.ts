import 'server-only'
import { Prisma } from '@/server/db'

/** Whoever has a way to sign in: a password, or an account at the identity provider. Anybody else was only invited. */
export const joinedWhere = { OR: [{ passwordHash: { not: null } }, { accounts: { some: {} } }] }

/** The same of a statement that reads `staff` under this name. */
export const hasJoinedOf = (alias: 'staff' | 'other') => Prisma.sql`(${Prisma.raw(alias)}.password_hash is not null
  or exists (select from provider_account where provider_account.staff_id = ${Prisma.raw(alias)}.id))`

/** Who was invited, and has no way to sign in yet. */
export const invitedWhere = { passwordHash: null, accounts: { none: {} } }
