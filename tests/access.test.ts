import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { roles, type Actor, type Role } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { undoForMs } from '@/domain/calls/outcomes'
import { begunCallMs, heldCallMs, codingMs, correctionMs } from '@/domain/access/interview'
import type { Subject } from '@/domain/access/subject'
import { verbs, type Verb } from '@/domain/access/verbs'
import { authorize } from '@/server/authorize'
import { systemActor } from '@/server/minted-actor'
import { familyInScope, familyScope } from '@/server/scope'
import { loadSessionActor } from '@/server/session'
import { aFamily, anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

let organisationId = ''
beforeAll(async () => {
  organisationId = await anOrganisation()
})

const noun = (verb: Verb) => verb.split('.')[0] ?? ''
const mayOf = async (role: (typeof roles)[number]) => {
  const actor = await anActor(organisationId, role)
  return verbs.filter((verb) => can(actor, verb))
}
const own = [
  'session.read',
  'session.end',
  'session.start',
  'session.verify',
  'password.set',
  'factor.add',
  'factor.rename',
  'factor.remove',
  'factor.renew_codes',
]

describe('the verbs of a role', () => {
  it('a coach reads and approves releases that others prepared and changes none, talks with callers and chooses a digest', async () =>
    expect(await mayOf('coach')).toEqual([
      ...own,
      'talk.read',
      'talk.close',
      'digest.save',
      'release.read',
      'release.approve',
      'release.export',
      'job.retry',
      'job.dismiss',
    ]))

  it('a reader only exports releases that were published to them', async () =>
    expect(await mayOf('reader')).toEqual([...own, 'release.export']))

  it('nobody approves a release that they prepared or that contains a word of theirs', async () => {
    const [coordinator, coach] = [await anActor(organisationId, 'coordinator'), await anActor(organisationId, 'coach')]
    for (const { staffId, ...actor } of [coordinator, coach]) {
      const may = (subject: Subject) => can({ staffId, ...actor }, 'release.approve', { organisationId, ...subject })
      expect(may({ preparedById: randomUUID(), writtenByIds: [randomUUID()] })).toBe(true)
      expect(may({ preparedById: staffId })).toBe(false)
      expect(may({ preparedById: randomUUID(), writtenByIds: [randomUUID(), staffId] })).toBe(false)
    }
  })

  it('an admin manages accounts, the organisation and its own questions, erases, and reads no family, interview, help or figure', async () => {
    const nouns = new Set((await mayOf('admin')).map(noun))
    expect([...nouns].sort()).toEqual([
      'access',
      'backup',
      'erasure',
      'factor',
      'job',
      'log',
      'organisation',
      'own_question',
      'password',
      'session',
      'signal',
      'staff',
      'view',
    ])
  })

  it('nobody but an admin manages accounts', async () => {
    for (const role of roles.filter((role) => role !== 'admin'))
      expect((await mayOf(role)).map(noun)).not.toContain('staff')
  })

  it('a caller works with families, and does not assign, import, export or read the week', async () => {
    const caller = await mayOf('caller')
    expect(caller).toEqual(expect.arrayContaining(['family.read', 'interview.start', 'answer.save', 'help.add']))
    expect(caller.filter((verb) => /import|export|assign|week|concern\.(?!raise)/.test(verb))).toEqual([])
  })

  it('only the person who started a job retries or dismisses it', async () => {
    for (const role of ['caller', 'coordinator', 'coach', 'admin'] as const) {
      const actor = await anActor(organisationId, role)
      for (const verb of ['job.retry', 'job.dismiss'] as const) {
        expect(can(actor, verb, { ownerId: actor.staffId })).toBe(true)
        for (const ownerId of [randomUUID(), null]) expect(can(actor, verb, { ownerId })).toBe(false)
      }
    }
  })

  it('nobody who is signed in creates an organisation or fills it with the demonstration', async () => {
    const beginning: readonly Verb[] = ['organisation.create', 'organisation.fill_demo']
    for (const role of roles) expect((await mayOf(role)).filter((verb) => beginning.includes(verb))).toEqual([])
  })
})

/** The roles that may use each verb. The type makes a new verb that is missing here a compile error. */
const whoMay: Record<Verb, readonly Role[]> = {
  'session.read': roles,
  'session.end': roles,
  'session.start': roles,
  'session.verify': roles,
  'password.set': roles,
  'factor.add': roles,
  'factor.rename': roles,
  'factor.remove': roles,
  'factor.renew_codes': roles,
  'factor.clear': [],
  'factor.link': [],
  'factor.unlink': [],
  'staff.read': ['admin'],
  'staff.invite': ['admin'],
  'staff.change': ['admin'],
  'staff.disable': ['admin'],
  'staff.enable': ['admin'],
  'staff.reset_password': ['admin'],
  'staff.end_sessions': ['admin'],
  'staff.clear_factors': ['admin'],
  'access.read': ['coordinator', 'admin'],
  'access.release': ['coordinator', 'admin'],
  'access.refuse': ['coordinator', 'admin'],
  'school.read': ['caller', 'coordinator'],
  'school.import': ['coordinator'],
  'school.export': ['coordinator'],
  'family.read': ['caller', 'coordinator'],
  'family.create': ['coordinator'],
  'family.update': ['coordinator'],
  'family.assign': ['coordinator'],
  'family.import': ['coordinator'],
  'family.export': ['coordinator'],
  'family.print_letter': ['caller', 'coordinator'],
  'contact.update': ['caller', 'coordinator'],
  'parent_request.read': ['coordinator'],
  'parent_request.record': ['coordinator'],
  'parent_request.answer': ['coordinator'],
  'parent_request.report': ['coordinator'],
  'parent_request.omit': ['coordinator'],
  'erasure.read': ['coordinator', 'admin'],
  'erasure.run': ['coordinator', 'admin'],
  'erasure.apply': [],
  'retention.read': ['coordinator'],
  'retention.extend': ['coordinator'],
  'retention.run': [],
  'retention.remove': [],
  'call.read': ['caller', 'coordinator'],
  'call.request': ['caller', 'coordinator'],
  'call.decide': ['coordinator'],
  'call.check': [],
  'call.find': ['caller', 'coordinator'],
  'call.pass_on': ['caller'],
  'call.take_over_found': ['caller'],
  'call.see_notice': ['caller', 'coordinator'],
  'call.claim': ['caller', 'coordinator'],
  'call.take_over': ['coordinator'],
  'attempt.record': ['caller', 'coordinator'],
  'attempt.undo': ['caller', 'coordinator'],
  'appointment.read': ['caller', 'coordinator'],
  'appointment.make': ['caller', 'coordinator'],
  'appointment.cancel': ['caller', 'coordinator'],
  'appointment.undo': ['caller', 'coordinator'],
  'appointment.remind': ['caller', 'coordinator'],
  'interpreter.read': ['coordinator'],
  'interpreter.create': ['coordinator'],
  'interpreter.change': ['coordinator'],
  'interpreter.retire': ['coordinator'],
  'interpreter.restore': ['coordinator'],
  'interpreter.remove': ['coordinator'],
  'interpreter.purge': [],
  'interpreter.book': ['caller', 'coordinator'],
  'interpreter.cancel': ['caller', 'coordinator'],
  'interpreter.refuse': ['caller', 'coordinator'],
  'interpreter.accept': ['caller', 'coordinator'],
  'interpreter.record': ['caller', 'coordinator'],
  'interpreter.tell': ['caller', 'coordinator'],
  'agenda.read': ['caller', 'coordinator'],
  'calendar_feed.create': ['caller', 'coordinator'],
  'calendar_feed.revoke': ['caller', 'coordinator'],
  'absence.read': ['caller', 'coordinator'],
  'absence.record': ['caller', 'coordinator'],
  'absence.remove': ['caller', 'coordinator'],
  'help.add': ['caller', 'coordinator'],
  'help.change': ['caller', 'coordinator'],
  'help.close': ['caller', 'coordinator'],
  'help.reopen': ['caller', 'coordinator'],
  'help.read': ['caller', 'coordinator'],
  'help.follow_up': ['caller', 'coordinator'],
  'interview.read': ['caller', 'coordinator'],
  'interview.start': ['caller', 'coordinator'],
  'interview.end': ['caller', 'coordinator'],
  'interview.discard': ['caller', 'coordinator'],
  'interview.reopen': ['caller', 'coordinator'],
  'interview.import': ['coordinator'],
  'interview.export': ['coordinator'],
  'room.start': ['caller', 'coordinator'],
  'room.read': ['caller', 'coordinator'],
  'room.invite': ['caller', 'coordinator'],
  'room.enter': [],
  'room.admit': ['caller', 'coordinator'],
  'room.remove': ['caller', 'coordinator'],
  'room.end': ['caller', 'coordinator'],
  'answer.save': ['caller', 'coordinator'],
  'answer.correct': ['caller', 'coordinator'],
  'answer.code': ['caller', 'coordinator'],
  'conflict.settle': ['caller', 'coordinator'],
  'concern.raise': ['caller', 'coordinator'],
  'concern.read': ['coordinator'],
  'concern.see': ['coordinator'],
  'concern.consult': ['coordinator'],
  'concern.decide': ['coordinator'],
  'concern.purge': [],
  'check_in.save': ['caller', 'coordinator'],
  'check_in.read_shared': ['coordinator'],
  'talk.read': ['caller', 'coordinator', 'coach'],
  'talk.request': ['caller', 'coordinator'],
  'talk.close': ['caller', 'coordinator', 'coach'],
  'talk.withdraw': ['caller', 'coordinator'],
  'workload.read': ['caller', 'coordinator'],
  'workload.save': ['caller', 'coordinator'],
  'workload.set_hours': ['coordinator'],
  'digest.save': ['caller', 'coordinator', 'coach'],
  'care_step.read': ['caller', 'coordinator'],
  'care_step.create': ['caller', 'coordinator'],
  'care_step.complete': ['caller', 'coordinator'],
  'care_step.reopen': ['caller', 'coordinator'],
  'week.read': ['coordinator'],
  'week.export': ['coordinator'],
  'own_question.read': ['coordinator', 'admin'],
  'own_question.create': ['coordinator', 'admin'],
  'own_question.retire': ['coordinator', 'admin'],
  'release.prepare': ['coordinator'],
  'release.read': ['coordinator', 'coach'],
  'release.write': ['coordinator'],
  'release.approve': ['coordinator', 'coach'],
  'release.withdraw': ['coordinator'],
  'release.export': ['coordinator', 'coach', 'reader'],
  'release.share': ['coordinator'],
  'release.audit': [],
  'meeting.save': ['coordinator'],
  'organisation.change': ['admin'],
  'organisation.create': [],
  'organisation.fill_demo': [],
  'backup.read': ['admin'],
  'backup.warn': [],
  'backup.restore': [],
  'key.read': [],
  'key.replace': [],
  'key.remove': [],
  'log.read': ['admin'],
  'signal.read': ['coordinator', 'admin'],
  'signal.see': ['coordinator', 'admin'],
  'view.read': ['coordinator', 'admin'],
  'job.retry': ['caller', 'coordinator', 'coach', 'admin'],
  'job.dismiss': ['caller', 'coordinator', 'coach', 'admin'],
}

/** Roles without any permission. Some are the names of properties that every object has. */
const inventedRoles = ['trainer', 'constructor', '__proto__', 'toString'].map((name) => name as Role)

describe('each verb', () => {
  it.each(verbs)('is permitted to the roles that its noun names, and refused to every other: %s', async (verb) => {
    for (const role of roles)
      expect([role, can(await anActor(organisationId, role), verb)]).toEqual([role, whoMay[verb].includes(role)])
    expect(rolesThatMay(verb)).toEqual(whoMay[verb])
    expect(can(systemActor(organisationId), verb)).toBe(true)
  })
})

describe('a role that no rule names', () => {
  it.each(inventedRoles)('may do nothing with anything, its own included: %s', async (role) => {
    const actor = { ...(await anActor(organisationId, 'coordinator')), role }
    const { staffId } = actor
    const ownCall = {
      callerId: staffId,
      ownerId: staffId,
      begunById: staffId,
      isOpen: true,
      begunForMs: 0,
      endedForMs: 0,
    }
    expect(verbs.filter((verb) => can(actor, verb) || can(actor, verb, { organisationId, ...ownCall }))).toEqual([])
  })
})

type Subjects = { accepts: (own: string, other: string) => Subject; refuses: (own: string, other: string) => Subject }

const ofAssignedFamily: Subjects = {
  accepts: (own) => ({ callerId: own }),
  refuses: (own, other) => ({ callerId: other, ownerId: other, begunById: own, isOpen: false, begunForMs: 0 }),
}
const ofBegunCall: Subjects = {
  accepts: (own, other) => ({ callerId: other, begunById: own, isOpen: true, begunForMs: begunCallMs }),
  refuses: (own, other) => ({ callerId: other, begunById: own, isOpen: true, begunForMs: begunCallMs + 1 }),
}
const ofOwnAttempt: Subjects = {
  accepts: (own, other) => ({ callerId: other, begunById: own, begunForMs: undoForMs }),
  refuses: (own, other) => ({ callerId: other, begunById: own, begunForMs: undoForMs + 1 }),
}
const onlyOfAssignedFamily: Subjects = {
  accepts: (own) => ({ callerId: own }),
  refuses: (own, other) => ({ callerId: other, begunById: own, isOpen: true, begunForMs: 0 }),
}
const ofOwner: Subjects = {
  accepts: (own, other) => ({ callerId: other, ownerId: own }),
  refuses: (_, other) => ({ callerId: other, ownerId: other }),
}
const onlyOfOwner: Subjects = {
  accepts: (own) => ({ ownerId: own }),
  refuses: (own, other) => ({ callerId: own, ownerId: other }),
}

const onlyOfAsker: Subjects = {
  accepts: (own, other) => ({ begunById: own, ownerId: other }),
  refuses: (own, other) => ({ begunById: other, ownerId: own }),
}

const onlyOfHolder: Subjects = {
  accepts: (own, other) => ({ callerId: other, begunById: other, heldById: own }),
  refuses: (own, other) => ({ callerId: own, leasedToId: own, heldById: other }),
}
const ofHeldCall: Subjects = {
  accepts: (own, other) => ({ callerId: other, heldById: own, endedForMs: heldCallMs }),
  refuses: (own, other) => ({ callerId: other, heldById: own, endedForMs: heldCallMs + 1 }),
}

const conditions: readonly [Verb, string, Subjects][] = [
  ['family.read', 'a family of one’s own', onlyOfAssignedFamily],
  ['contact.update', 'a family of one’s own', onlyOfAssignedFamily],
  ['call.read', 'a family of one’s own', onlyOfAssignedFamily],
  ['call.request', 'a family of one’s own', onlyOfAssignedFamily],
  ['attempt.record', 'a family of one’s own', onlyOfAssignedFamily],
  ['attempt.undo', 'an attempt of one’s own, for ten minutes', ofOwnAttempt],
  ['interview.start', 'a family of one’s own', onlyOfAssignedFamily],
  ['interview.reopen', 'a family of one’s own', onlyOfAssignedFamily],
  ['answer.correct', 'a family of one’s own', onlyOfAssignedFamily],
  ['answer.code', 'a family of one’s own', onlyOfAssignedFamily],
  ...(
    [
      'interview.read',
      'interview.end',
      'interview.discard',
      'answer.save',
      'conflict.settle',
      'concern.raise',
      'help.add',
      'help.follow_up',
    ] as const
  ).flatMap((verb): [Verb, string, Subjects][] => [
    [verb, 'a family of one’s own', ofAssignedFamily],
    [verb, 'an open call that one began, for a day', ofBegunCall],
  ]),
  ...(['help.read', 'help.change', 'help.close', 'help.reopen', 'concern.raise'] as const).map(
    (verb): [Verb, string, Subjects] => [verb, 'what one promised or raised oneself', ofOwner],
  ),
  ...(['help.read', 'help.change', 'help.close', 'help.reopen'] as const).map((verb): [Verb, string, Subjects] => [
    verb,
    'a family of one’s own',
    onlyOfAssignedFamily,
  ]),
  ...(['care_step.read', 'care_step.complete', 'care_step.reopen'] as const).flatMap(
    (verb): [Verb, string, Subjects][] => [
      [verb, 'what one promised oneself', ofOwner],
      [verb, 'a family of one’s own', onlyOfAssignedFamily],
    ],
  ),
  ['care_step.create', 'a family of one’s own', ofAssignedFamily],
  ['care_step.create', 'an open call that one began, for a day', ofBegunCall],
  ['check_in.save', 'one’s own call', onlyOfHolder],
  ['concern.raise', 'a call that one held, for a day', ofHeldCall],
  ['talk.read', 'a talk with oneself', onlyOfOwner],
  ['talk.close', 'a talk with oneself', onlyOfOwner],
  ['talk.request', 'what one asks oneself', onlyOfAsker],
  ['talk.withdraw', 'what one asked oneself', onlyOfAsker],
  ['workload.read', 'one’s own work', onlyOfOwner],
  ['workload.save', 'one’s own work', onlyOfOwner],
  ['digest.save', 'one’s own e-mail', onlyOfOwner],
  ['session.end', 'one’s own session', onlyOfOwner],
  ['call.see_notice', 'a notice to oneself', onlyOfOwner],
]

describe('a caller’s condition', () => {
  it.each(conditions)('%s: %s, and nothing of another’s', async (verb, _, { accepts, refuses }) => {
    const [caller, other] = [await anActor(organisationId, 'caller'), randomUUID()]
    expect(can(caller, verb, { organisationId, ...accepts(caller.staffId, other) })).toBe(true)
    expect(can(caller, verb, { organisationId, ...refuses(caller.staffId, other) })).toBe(false)
  })
})

describe('a caller', () => {
  it('reads interviews only of families that are assigned to them', async () => {
    const caller = await anActor(organisationId, 'caller')
    expect(can(caller, 'interview.read', { organisationId, callerId: caller.staffId })).toBe(true)
    expect(can(caller, 'interview.read', { organisationId, callerId: randomUUID() })).toBe(false)
    expect(can(caller, 'interview.read', { organisationId, callerId: null })).toBe(false)
  })

  it('corrects for 24 hours and codes for seven days, and a coordinator also later', async () => {
    const [caller, coordinator] = [
      await anActor(organisationId, 'caller'),
      await anActor(organisationId, 'coordinator'),
    ]
    const ended = (endedForMs: number) => ({ organisationId, callerId: caller.staffId, endedForMs })
    expect(can(caller, 'answer.correct', ended(correctionMs))).toBe(true)
    expect(can(caller, 'answer.correct', ended(correctionMs + 1))).toBe(false)
    expect(can(caller, 'answer.code', ended(codingMs))).toBe(true)
    expect(can(caller, 'answer.code', ended(codingMs + 1))).toBe(false)
    expect(can(coordinator, 'answer.correct', ended(codingMs + 1))).toBe(true)
  })

  it.each(['help.add', 'help.follow_up'] as const)('does %s as long as answers can be corrected', async (verb) => {
    const caller = await anActor(organisationId, 'caller')
    const ended = (endedForMs: number) => ({ organisationId, callerId: caller.staffId, endedForMs })
    expect(can(caller, verb, ended(correctionMs))).toBe(true)
    expect(can(caller, verb, ended(correctionMs + 1))).toBe(false)
  })

  it('may finish an open call that they began for a day, and nothing else of a family that was handed over', async () => {
    const caller = await anActor(organisationId, 'caller')
    const handedOver = { callerId: randomUUID(), begunById: caller.staffId, isOpen: true, begunForMs: begunCallMs }
    const permitted = verbs.filter((verb) => can(caller, verb) && can(caller, verb, handedOver))
    const always = verbs.filter((verb) => can(caller, verb, { callerId: randomUUID() }))
    expect(permitted.filter((verb) => !always.includes(verb))).toEqual([
      'help.add',
      'help.follow_up',
      'interview.read',
      'interview.end',
      'interview.discard',
      'answer.save',
      'conflict.settle',
      'concern.raise',
      'care_step.create',
    ])
    for (const subject of [
      { ...handedOver, begunForMs: begunCallMs + 1 },
      { ...handedOver, isOpen: false },
      { ...handedOver, begunById: randomUUID() },
      { callerId: randomUUID(), begunById: caller.staffId },
    ])
      expect(can(caller, 'answer.save', subject)).toBe(false)
  })

  it('ends no session but their own', async () => {
    const caller = await anActor(organisationId, 'caller')
    expect(can(caller, 'session.end', { ownerId: caller.staffId })).toBe(true)
    expect(can(caller, 'session.end', { ownerId: randomUUID() })).toBe(false)
  })
})

describe('the families that an actor sees', () => {
  const seen = async (actor: Actor) => {
    const rows = await database().family.findMany({ where: familyScope(actor), select: { id: true } })
    const inSql = await database().$queryRaw<{ id: string }[]>`select id from family where ${familyInScope(actor)}`
    const [ids, sameIds] = [rows, inSql].map((found) => found.map(({ id }) => id).toSorted())
    expect(sameIds).toEqual(ids)
    return ids
  }

  it('are their own for a caller, all of the organisation for a coordinator and the operator, and none for others', async () => {
    const here = await anOrganisation()
    const caller = await anActor(here, 'caller')
    const mine = await aFamily(here, 'eigen', { callerId: caller.staffId })
    const all = [mine, await aFamily(here, 'niemands')].toSorted()
    await aFamily(organisationId, 'elders')
    expect(await seen(caller)).toEqual([mine])
    expect(await seen(await anActor(here, 'coordinator'))).toEqual(all)
    expect(await seen(systemActor(here))).toEqual(all)
    for (const role of ['coach', 'reader', 'admin'] as const) expect(await seen(await anActor(here, role))).toEqual([])
  })
})

describe('every verb', () => {
  it('is refused for another organisation, also to the system', async () => {
    const elsewhere = { organisationId: await anOrganisation() }
    for (const role of roles) {
      const actor = await anActor(organisationId, role)
      expect(verbs.filter((verb) => can(actor, verb, elsewhere))).toEqual([])
    }
    expect(verbs.filter((verb) => can(systemActor(organisationId), verb, elsewhere))).toEqual([])
  })
})

describe('a refusal', () => {
  it('stops the request and writes an audit row with actor, verb and subject', async () => {
    const coach = await anActor(organisationId, 'coach')
    const id = randomUUID()
    await expect(authorize(coach, 'family.read', { organisationId, id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(id)).toEqual([{ verb: 'family.read', detail: { refused: true } }])
  })

  it('is the only reason for an audit row: a permitted request writes none', async () => {
    const id = randomUUID()
    await authorize(await anActor(organisationId, 'coordinator'), 'family.read', { organisationId, id })
    expect(await auditOf(id)).toEqual([])
  })
})

describe('an actor', () => {
  it.each([
    ['ended', { endedAt: new Date() }],
    ['expired', { expiresAt: new Date(Date.now() - 1000) }],
  ])('is not made from a session that was %s', async (_, change) => {
    const { sessionId } = await anActor(organisationId, 'caller')
    await database().session.update({ where: { id: sessionId }, data: change })
    expect(await loadSessionActor(sessionId)).toBeNull()
  })

  it('is not made from a session of a disabled account, or from an unknown session', async () => {
    const { sessionId, staffId } = await anActor(organisationId, 'caller')
    await database().staff.update({ where: { id: staffId }, data: { disabledAt: new Date() } })
    expect(await loadSessionActor(sessionId)).toBeNull()
    expect(await loadSessionActor(randomUUID())).toBeNull()
  })

  it('has the role of now, not of the sign-in', async () => {
    const { sessionId, staffId } = await anActor(organisationId, 'caller')
    await database().staff.update({ where: { id: staffId }, data: { role: 'coach' } })
    expect(await loadSessionActor(sessionId)).toMatchObject({ role: 'coach' })
  })
})
