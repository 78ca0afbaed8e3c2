import 'server-only'
import { Prisma, type Transaction } from '@/server/db'
import { identityProvider } from '@/server/identity-provider'
import { hasJoinedOf } from './joined'

/** Whether people sign in with a password of their own here. The operator can switch that off beside an identity provider. */
export const passwordsAreOn = (): boolean => identityProvider()?.passwords ?? true

/** The one administrator of an organisation keeps the password, for the day on which the provider does not answer. */
export const isOnlyAdmin = Prisma.sql`(staff.role = 'admin' and not exists (
  select from staff other where other.organisation_id = staff.organisation_id and other.role = 'admin' and other.id <> staff.id
    and other.disabled_at is null and ${hasJoinedOf('other')}))`

/** Whether a password of this person opens anything. */
export const mayHavePassword = async (tx: Transaction, staffId: string): Promise<boolean> => {
  if (passwordsAreOn()) return true
  const [row] = await tx.$queryRaw<{ isOnlyAdmin: boolean }[]>`
    select ${isOnlyAdmin} as "isOnlyAdmin" from staff where staff.id = ${staffId}::uuid`
  return row?.isOnlyAdmin ?? false
}
