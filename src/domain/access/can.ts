/**
 * The permissions, pure and synchronous. Scope comes first and elsewhere: what an actor cannot see does not exist for them
 * (`server/scope.ts`); this says what they may do with what they see.
 */
import type { Actor, Role } from './actor'
import type { Verb } from './verbs'

/** What the rule needs to know of the subject; all of it optional, and absent means "not so". */
export type Subject = {
  organisationId?: string
  /** The caller whom the family is assigned to. */
  callerId?: string | null
  /** The owner of a help item, a session or a check-in, or the author of a concern. */
  ownerId?: string | null
  /** Who prepared what is to be published: somebody else approves it. */
  preparedById?: string
  /** Whoever wrote, changed or took out a word of it: none of them approves it either. */
  writtenByIds?: readonly string[]
  /** Milliseconds since the interview ended; absent while it is open. */
  endedForMs?: number
  /** Who began the interview, while it is open, and how many milliseconds ago. */
  begunById?: string
  begunForMs?: number
}

export const correctionMs = 24 * 60 * 60 * 1000
export const codingMs = 7 * 24 * 60 * 60 * 1000
/** For this long after it began, the caller who began a call may finish it, also when the family went to another caller. */
export const begunCallMs = 24 * 60 * 60 * 1000

const everyone: readonly Verb[] = ['session.read', 'session.end', 'session.start', 'password.set']

/** Of whoever may ask for work that outlives the request: with what they asked for themselves. */
const asker: readonly Verb[] = ['job.retry', 'job.dismiss']

const caller: readonly Verb[] = [
  'school.read',
  'family.read',
  'call.read',
  'call.request',
  'attempt.record',
  'attempt.undo',
  'help.read',
  'help.add',
  'help.change',
  'help.close',
  'help.reopen',
  'interview.read',
  'interview.start',
  'interview.end',
  'interview.reopen',
  'answer.save',
  'answer.correct',
  'answer.code',
  'conflict.settle',
  'concern.raise',
  'check_in.save',
]

const coordinator: readonly Verb[] = [
  ...caller,
  'school.import',
  'school.export',
  'family.create',
  'family.update',
  'family.assign',
  'family.import',
  'family.export',
  'interview.import',
  'interview.export',
  'concern.read',
  'concern.see',
  'check_in.read_shared',
  'week.read',
  'week.export',
  'release.prepare',
  'release.read',
  'release.write',
  'release.approve',
  'release.withdraw',
  'release.export',
  'release.share',
  'meeting.save',
  ...asker,
]

const coach: readonly Verb[] = ['release.read', 'release.approve', 'release.export', ...asker]

/** Of what was published to them; the wall around that stands in the database. */
const reader: readonly Verb[] = ['release.export']

const admin: readonly Verb[] = [
  'staff.read',
  'staff.invite',
  'staff.change',
  'staff.disable',
  'staff.enable',
  'staff.reset_password',
  'organisation.change',
  'log.read',
  ...asker,
]

const allowed: Record<Role, ReadonlySet<Verb>> = {
  caller: new Set([...everyone, ...caller]),
  coordinator: new Set([...everyone, ...coordinator]),
  coach: new Set([...everyone, ...coach]),
  reader: new Set([...everyone, ...reader]),
  admin: new Set([...everyone, ...admin]),
}

const within = (subject: Subject, limit: number) => subject.endedForMs === undefined || subject.endedForMs <= limit

/** What finishing a call takes, and nothing else of the family. (The check-in has an owner and needs no family.) */
const finishing: ReadonlySet<Verb> = new Set<Verb>([
  'interview.read',
  'interview.end',
  'answer.save',
  'conflict.settle',
  'concern.raise',
  'help.add',
])

const finishesOwnCall = (staffId: string, verb: Verb, { begunById, begunForMs }: Subject) =>
  finishing.has(verb) && begunById === staffId && begunForMs !== undefined && begunForMs <= begunCallMs

const callerMay = (staffId: string, verb: Verb, subject: Subject) => {
  // Who promised help does it, also after the family got another caller.
  if (verb.startsWith('help.') && subject.ownerId === staffId) return true
  // One's own words stay one's own: whoever raised a concern adds to it and withdraws it.
  if (verb === 'concern.raise' && subject.ownerId === staffId) return true
  if (finishesOwnCall(staffId, verb, subject)) return true
  if (subject.callerId !== undefined && subject.callerId !== staffId) return false
  if (verb === 'answer.correct' || verb === 'conflict.settle') return within(subject, correctionMs)
  if (verb === 'answer.code') return within(subject, codingMs)
  return true
}

/** May this actor do this with that subject? Never async: a promise would always say yes. */
export const can = (actor: Actor, verb: Verb, subject: Subject = {}): boolean => {
  if (subject.organisationId !== undefined && subject.organisationId !== actor.organisationId) return false
  if (actor.kind === 'system') return true
  if (!allowed[actor.role].has(verb)) return false
  if (verb === 'release.approve' && [subject.preparedById, ...(subject.writtenByIds ?? [])].includes(actor.staffId))
    return false
  if (verb === 'session.end' || verb === 'check_in.save' || verb === 'job.retry' || verb === 'job.dismiss')
    return subject.ownerId === undefined || subject.ownerId === actor.staffId
  return actor.role === 'caller' ? callerMay(actor.staffId, verb, subject) : true
}
