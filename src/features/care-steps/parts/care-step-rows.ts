/** The columns of care steps for a parent, and the steps as pages show them. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isInScope } from '@/domain/access/scope'
import type { Subject } from '@/domain/access/subject'
import { isOpenForParent, isStoppedFamily } from '@/server/care-step-conditions'
import { dayOfColumn, now, today } from '@/server/clock'
import { database, preparedAs, type Prisma } from '@/server/db'
import { holderColumns, holdersOf } from '@/server/scope'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { openText } from '@/server/sealed/sealed-text'

export const subjectColumns = {
  organisationId: true,
  ownerId: true,
  kind: true,
  family: { select: holderColumns },
} satisfies Prisma.CareStepSelect

type SubjectRow = Prisma.CareStepGetPayload<{ select: typeof subjectColumns }>

/** The step as a subject of the access rules. Who calls the family has no part in a step for a caller. */
export const careStepSubject = ({ organisationId, ownerId, kind, family }: SubjectRow): Subject => ({
  organisationId,
  ownerId,
  ...(kind === 'parent' && family ? holdersOf(family) : {}),
})

type StepRow = {
  id: string
  note: Uint8Array
  dueOn: Date
  ownerId: string
  ownerName: string
  familyId: string
  familyRef: string
  callerId: string | null
  leasedToId: string | null
  name: SealedValue | null
  isStopped: boolean
  count: number
}

const openStepRows = (actor: StaffActor, condition: Prisma.Sql, most: number) =>
  database(actor).$queryRaw<StepRow[]>`
    ${preparedAs('care-steps')}
    select care_step.id, care_step.note, care_step.due_on as "dueOn", owner.id as "ownerId", owner.name as "ownerName",
      family.id as "familyId", family.ref as "familyRef", family.caller_id as "callerId", lease.staff_id as "leasedToId",
      identity.parent_name as name, ${isStoppedFamily()} as "isStopped", count(*) over ()::int as count
    from care_step
    join staff owner on owner.id = care_step.owner_id
    join family on family.id = care_step.family_id
    left join family_identity identity on identity.family_id = family.id
    left join call_lease lease on lease.family_id = family.id and lease.expires_at > ${now()}
    where ${isOpenForParent} and ${condition}
    order by care_step.due_on, care_step.id
    limit ${most}`

/** The step with its family. Of a family outside the actor's scope it has only the number. */
const careStepOf = (actor: StaffActor, row: StepRow) => {
  const { organisationId, staffId } = actor
  const { callerId, leasedToId, isStopped } = row
  const isVisible = isInScope(visibleFamilies(actor), { organisationId, callerId, leasedToId })
  const dueOn = dayOfColumn(row.dueOn)
  return {
    id: row.id,
    note: openText('care_step.note', row.id, row.note),
    dueOn,
    owner: row.ownerId === staffId ? null : row.ownerName,
    /** The family may not be called, so a coordinator decides what to do instead. */
    isStopped,
    /** The family is somebody else's: the actor gets it for this call. */
    mayClaim: !isVisible && !isStopped && dueOn <= today(),
    family: {
      id: isVisible ? row.familyId : null,
      ref: row.familyRef,
      parentName: isVisible ? (openParentName(row.familyId, row.name) ?? '') : '',
    },
  }
}

export type CareStep = ReturnType<typeof careStepOf>
/** `familyIds` are those of all steps, also of families outside the actor's scope. They are for the log. */
export type CareStepList = { steps: CareStep[]; count: number; familyIds: string[] }

/** The first open steps for parents that meet the condition, the earliest day first, and how many there are. */
export const openCareSteps = async (actor: StaffActor, condition: Prisma.Sql, most: number): Promise<CareStepList> => {
  const rows = await openStepRows(actor, condition, most)
  return {
    steps: rows.map((row) => careStepOf(actor, row)),
    count: rows[0]?.count ?? 0,
    familyIds: rows.map(({ familyId }) => familyId),
  }
}
