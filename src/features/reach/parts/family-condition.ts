import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { Prisma } from '@/server/db'
import { familyInScope } from '@/server/scope'
import type { ReachFilter } from '../schema'

export type FamilyChoice = Pick<ReachFilter, 'status' | 'programme' | 'language'>

/** The families of the table `family` that the actor sees and that the filters leave. */
export const familyCondition = (actor: Actor, { status, programme, language }: FamilyChoice) => Prisma.sql`
  ${familyInScope(actor)}
  ${status ? Prisma.sql`and family.status = ${status}::"FamilyStatus"` : Prisma.empty}
  ${programme ? Prisma.sql`and family.programme = ${programme}` : Prisma.empty}
  ${language ? Prisma.sql`and ${language} = any(family.home_languages)` : Prisma.empty}`
