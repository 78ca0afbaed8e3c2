/** Conditions on open steps (alias `step`) that several lists of calls share. */
import 'server-only'
import { today } from './clock'
import { Prisma } from './db'

/** A stop of the organisation whose last day has come: the family is called again. The same as `mayStart` says of a stop. */
export const isEndedStop = (day = today()): Prisma.Sql => Prisma.sql`(
  step.kind = 'stopped' and step.stopped_by = 'organisation' and step.not_before <= ${day}::date)`

/** Nobody calls the family although it can be called. */
export const needsOwner = (day = today()): Prisma.Sql => Prisma.sql`(
  step.kind = 'waiting' and step.waits_for = 'owner' or ${isEndedStop(day)} and step.owner_id is null)`
