import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { isStillPlanned } from '@/server/appointments'
import { isAwayAt } from '@/server/absences'
import { now } from '@/server/clock'
import { database, Prisma } from '@/server/db'
import { familyInScope } from '@/server/scope'

export const mostToMove = 50

export type AppointmentToMove = {
  id: string
  startsAt: Date
  endsAt: Date | null
  familyId: string
  ref: string
  ownerName: string
}

/** The appointments on days on which whoever makes the call is away, the first one first. For whoever distributes calls. */
export const appointmentsToMove = async (actor: Actor): Promise<AppointmentToMove[]> => {
  await authorize(actor, 'family.assign')
  return database(actor).$queryRaw<AppointmentToMove[]>`
    select appointment.id, appointment.starts_at as "startsAt", appointment.ends_at as "endsAt", family.id as "familyId",
      family.ref, owner.name as "ownerName"
    from appointment
    join family on family.id = appointment.family_id
    join staff owner on owner.id = appointment.owner_id
    where ${familyInScope(actor)} and appointment.starts_at > ${now()} and family.may_call
      and ${isStillPlanned}
      and ${isAwayAt(Prisma.sql`appointment.owner_id`, Prisma.sql`appointment.starts_at`)}
    order by appointment.starts_at, appointment.id
    limit ${mostToMove}`
}
