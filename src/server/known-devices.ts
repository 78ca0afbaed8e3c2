/**
 * The browsers on which somebody signed in before. Such a browser keeps a random cookie, and the table its hash with the
 * person. The throttle counts its failures by themselves.
 */
import 'server-only'
import { cookies } from 'next/headers'
import { dayMs } from '@/domain/dates'
import { now } from './clock'
import { isSecure } from './csrf'
import { freshToken, keyedHash, keyedHashes, tokenHash } from './crypto'
import { Prisma, type Transaction } from './db'
import { networkOf, type Acquaintance } from './throttle'
import { currentVisitor, type Visitor } from './visitor'

/** A browser keeps no cookie longer. */
const keptDays = 400

/** The most browsers of one person; beyond it the one that was used longest ago is removed. */
const mostDevices = 20

const cookieName = () => `${isSecure() ? '__Host-' : ''}nabij-device`

/** The visitor with the token of their browser, which is new for a browser that has none. */
export const visitorWithDevice = async (): Promise<Visitor & { deviceToken: string }> => {
  const token = (await cookies()).get(cookieName())?.value ?? ''
  return { ...(await currentVisitor()), deviceToken: /^[\w-]{43}$/.test(token) ? token : freshToken() }
}

/** For a response to whoever has signed in. */
export const saveDeviceCookie = async (token: string): Promise<void> => {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
  ;(await cookies()).set(cookieName(), token, { ...options, maxAge: (keptDays * dayMs) / 1000 })
}

/** For a browser that has no such cookie, until it is closed: nobody has signed in on it yet. */
export const saveBrowserCookie = async (token: string): Promise<void> => {
  const cookieStore = await cookies()
  if (cookieStore.get(cookieName())?.value !== token)
    cookieStore.set(cookieName(), token, { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() })
}

const addressPurpose = 'known device address'

/** Two columns for a statement that reads `staff`: whether it is their device, and whether one of theirs was used at this address. */
export const acquaintanceColumns = (visitor: Visitor) => {
  const { deviceToken = null } = visitor
  const since = new Date(now().getTime() - keptDays * dayMs)
  return Prisma.sql`
    exists(select from known_device device where device.staff_id = staff.id and device.last_used_at > ${since}
      and device.token_hash = ${tokenHash(deviceToken ?? '')}) as "isKnownDevice",
    exists(select from known_device device where device.staff_id = staff.id and device.last_used_at > ${since}
      and device.address_hash in (${Prisma.join([...keyedHashes(addressPurpose, networkOf(visitor.address))])})) as "isAtHome"`
}

export type AcquaintanceColumns = { isKnownDevice: boolean; isAtHome: boolean }

export const acquaintanceOf = ({ deviceToken }: Visitor, columns: AcquaintanceColumns | null): Acquaintance => ({
  device: columns?.isKnownDevice && deviceToken ? tokenHash(deviceToken).toString() : null,
  isAtHome: columns?.isAtHome ?? false,
})

/** Stores in the transaction of a sign-in that it was on this device. */
export const storeDevice = async (
  tx: Transaction,
  visitor: Visitor,
  staff: { id: string; organisationId: string },
): Promise<void> => {
  if (!visitor.deviceToken) return
  const at = now()
  await tx.$executeRaw`
    insert into known_device (id, organisation_id, staff_id, token_hash, address_hash, created_at, last_used_at)
    values (gen_random_uuid(), ${staff.organisationId}::uuid, ${staff.id}::uuid, ${tokenHash(visitor.deviceToken)},
      ${keyedHash(addressPurpose, networkOf(visitor.address))}, ${at}, ${at})
    on conflict (staff_id, token_hash) do update set address_hash = excluded.address_hash, last_used_at = excluded.last_used_at`
  await tx.$executeRaw`
    delete from known_device where id in (
      select id from known_device where staff_id = ${staff.id}::uuid order by last_used_at desc offset ${mostDevices}::int)`
}

/** When the person's sessions are ended by somebody else, or their password is replaced with a link. */
export const deleteDevices = async (tx: Transaction, staffId: string): Promise<void> => {
  await tx.knownDevice.deleteMany({ where: { staffId } })
}
