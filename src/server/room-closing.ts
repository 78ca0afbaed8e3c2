/** What ends a room, and what is left of it: in which interview it was, and who was there. */
import 'server-only'
import { dayMs } from '@/domain/dates'
import { now } from './clock'
import { database, inTransaction, Prisma, type Scope, type Transaction } from './db'
import type { RoomEnd } from './generated/prisma/enums'
import { inEachOrganisation } from './organisations'
import { sendNotice } from './room-notices'

/** Closes the open rooms of this condition on the table `room`, and tells everybody in them. Returns how many there were. */
export const closeRooms = async (
  tx: Transaction,
  condition: Prisma.Sql,
  { as, byId }: { as: RoomEnd; byId: string | null },
): Promise<number> => {
  const rooms = await tx.$queryRaw<{ id: string }[]>`
    update room set closed_at = ${now()}, closed_as = ${as}::"RoomEnd", closed_by_id = ${byId}::uuid
    where closed_at is null and ${condition} returning id`
  for (const { id } of rooms) {
    await tx.$executeRaw`delete from room_signal where room_id = ${id}::uuid`
    await sendNotice(tx, id)
  }
  return rooms.length
}

/** Longer than a browser takes to ask for it. */
const signalMs = 60_000

/** What nobody fetched: its page was closed. Deleted by the clock of the machine, which also stamps it. */
const deleteOldSignals = (scope: Scope) => database(scope).$executeRaw`
  delete from room_signal where sent_at < ${new Date(now().getTime() - signalMs)}`

/** A day after its end a room's links and cookies lead nowhere any more, not even to the words that it is over. */
const deleteKeys = async (tx: Transaction) => {
  const closedBefore = Prisma.sql`select id from room where closed_at < ${new Date(now().getTime() - dayMs)}`
  await tx.$executeRaw`delete from room_link where room_id in (${closedBefore})`
  await tx.$executeRaw`
    update room_seat set key_hash = null, arrival = null, stream = null
    where (key_hash is not null or arrival is not null) and room_id in (${closedBefore})`
}

/** A chore of the workers: closes the rooms whose time is over, and deletes what is left of what was delivered. */
export const closeExpiredRooms = async (): Promise<void> => {
  await inEachOrganisation((scope) =>
    inTransaction(scope, async (tx) => {
      await closeRooms(tx, Prisma.sql`ends_at <= ${now()}`, { as: 'expired', byId: null })
      await deleteKeys(tx)
    }),
  )
  await inEachOrganisation(deleteOldSignals)
}
