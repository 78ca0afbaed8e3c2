import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database, preparedAs, Prisma } from '@/server/db'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { taskCondition } from '../parts/call-condition'
import { openStepRow, stepOf, stepSql, type SealedStepRow } from '../parts/step-row'
import { callTasks, type CallTask } from '../schema'

/** How many families of each task stand on the page of today. */
const mostShown = 5

type TaskRow = SealedStepRow & {
  task: CallTask
  count: number
  familyId: string
  ref: string
  name: SealedValue | null
  callerName: string | null
  interviewId: string | null
}

/** The first steps of one task, in their order, with the number of all. */
const stepsOf = (task: CallTask, organisationId: string) => Prisma.sql`(
  select ${callTasks.indexOf(task)}::int as position, ${task} as task, step.id, count(*) over ()::int as count
  from next_step step join family on family.id = step.family_id
  where step.organisation_id = ${organisationId}::uuid and step.closed_at is null
    and (${taskCondition(task, organisationId)})
  order by step.not_before, step.family_id limit ${mostShown})`

const taskFamilyOf = ({ familyId, ref, name, callerName, interviewId, ...step }: TaskRow) => ({
  id: familyId,
  ref,
  parentName: openParentName(familyId, name) ?? '',
  callerName,
  interviewId,
  step: stepOf(openStepRow(step)),
})

export type TaskFamily = ReturnType<typeof taskFamilyOf>
export type TaskOfCalls = { task: CallTask; count: number; families: TaskFamily[] }

/** What has to be done before families can be called as they should be: for each task its number and the first families. */
export const openCallTasks = async (actor: Actor): Promise<TaskOfCalls[]> => {
  await authorize(actor, 'call.decide')
  const { organisationId } = actor
  const rows = await database(actor).$queryRaw<TaskRow[]>`
    ${preparedAs('call-tasks')}
    select found.task, found.count, ${stepSql}, family.id as "familyId", family.ref,
      identity.parent_name as name, caller.name as "callerName",
      (select interview.id from interview where interview.family_id = family.id
        and interview.state in ('open', 'to_be_continued') limit 1) as "interviewId"
    from (${Prisma.join(
      callTasks.map((task) => stepsOf(task, organisationId)),
      ' union all ',
    )}) found
    join next_step step on step.id = found.id
    join family on family.id = step.family_id
    left join family_identity identity on identity.family_id = family.id
    left join staff caller on caller.id = family.caller_id
    order by found.position, step.not_before, step.family_id`
  return callTasks.flatMap((task) => {
    const ofTask = rows.filter((row) => row.task === task)
    const [first] = ofTask
    return first ? [{ task, count: first.count, families: ofTask.map(taskFamilyOf) }] : []
  })
}
