import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { Prisma } from '@/server/db'
import { concernLines } from '../parts/concern-lines'
import { ofToday } from '../parts/of-today'

const linesShown = 10

/** The undecided concerns that Today does not show in full: everything in them was seen on an earlier day. */
export const waitingConcerns = async (actor: Actor) => {
  await authorize(actor, 'concern.read')
  const condition = Prisma.sql`not exists (
    select from concern_entry e left join concern_sighting s on s.entry_id = e.id
    where e.concern_id = concern.id and ${ofToday(today())})`
  return concernLines(actor, { isDecided: false, condition, skip: 0, take: linesShown })
}
