import 'server-only'
import { Prisma } from '@/server/db'

/**
 * An entry `e` with its sighting `s` that stands on Today on this day: nobody saw it, or it was written or seen on the day.
 */
export const ofToday = (day: string): Prisma.Sql => Prisma.sql`(s.entry_id is null
  or e.written_at >= ${day}::date::timestamp at time zone 'Europe/Amsterdam'
  or s.seen_at >= ${day}::date::timestamp at time zone 'Europe/Amsterdam')`
