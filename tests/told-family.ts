import { randomUUID } from 'node:crypto'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { requestCall } from '@/features/calls/commands/request-call'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { recordAttemptSchema, requestCallSchema, startAttemptSchema } from '@/features/calls/schema'
import { addDays, dateAt } from '@/domain/dates'
import { noPreferences } from '@/domain/people/contact-preferences'
import { replaceContactPoint } from '@/features/families/commands/replace-contact-point'
import { createFamily } from '@/features/families/commands/create-family'
import { createFamilySchema } from '@/features/families/schema'
import { recordExtension } from '@/features/retention/commands/record-extension'
import { closeHelp } from '@/features/help/commands/close-help'
import { recordFollowUp } from '@/features/interviews/commands/record-follow-up'
import { saveAgreedHelp } from '@/features/interviews/commands/save-agreed-help'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { addFamilyConcern } from '@/features/concerns/commands/add-family-concern'
import { recordConsultation } from '@/features/concerns/commands/record-consultation'
import { recordDecision } from '@/features/concerns/commands/record-decision'
import { markConcernSeen } from '@/features/concerns/commands/mark-concern-seen'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { dateColumn, now } from '@/server/clock'
import { addOmission } from '@/features/parent-requests/commands/add-omission'
import { recordParentAnswer } from '@/features/parent-requests/commands/record-parent-answer'
import { recordParentRequest } from '@/features/parent-requests/commands/record-parent-request'
import { aClient, send, type People } from './call-fixture'
import { aSchool } from './factories'
import { sealedRow } from './sealed-row'
import { addBooking } from '@/features/interpreters/commands/add-booking'
import { refuseInterpreter } from '@/features/interpreters/commands/refuse-interpreter'
import { anInterpreter } from './interpreter-fixture'
import { aToldRoom } from './told-room'
import { database } from './owner'

export type Told = { familyId: string; interviewId: string; ids: string[] }

/** A family with a row in every table, whose every typed text holds the given word. */
export const aToldFamily = async (who: People, word: string, number: string): Promise<Told> => {
  const { caller, coordinator, organisationId } = who
  const schoolId = await aSchool(organisationId, `s-${word}`, 'b', 'm')
  const familyId = randomUUID()
  const texts = {
    parentName: `Ouder ${word}`,
    surname: word,
    address: `${word}straat 1`,
    note: word,
    whoMayHear: word,
    safeHours: word,
    nameToUse: word,
    stopWord: word,
    lineDropNote: word,
    interpreterName: word,
  }
  const contactPoints = [
    { kind: 'phone', value: number, state: 'active' },
    { kind: 'email', value: `${word}@example.org`, state: 'active' },
  ]
  const post = { ref: '', status: 'known', programme: '', homeLanguages: ['tr'] }
  const children = [{ age: 8, schoolId }]
  const family = {
    id: familyId,
    ...noPreferences,
    ...texts,
    ...post,
    callerId: caller.staffId,
    contactPoints,
    children,
  }
  await createFamily(coordinator, createFamilySchema.parse(family))
  const wrong = await database().contactPoint.findFirstOrThrow({ where: { familyId, kind: 'email' } })
  await replaceContactPoint(caller, {
    id: familyId,
    pointId: wrong.id,
    value: `nieuw-${word}@example.org`,
    knownAlike: [],
  })
  const today = dateAt(now())
  const attempt = { id: randomUUID(), familyId, contactPointId: null, note: word }
  const day = addDays(today, 1)
  const appointment = { day, from: '10:00', until: null }
  await recordAttempt(caller, recordAttemptSchema.parse({ ...attempt, outcome: 'appointment_hard', appointment }))
  const interpreterId = await anInterpreter(coordinator, { name: `Tolk ${word}` })
  const refusedId = await anInterpreter(coordinator, { name: `Andere tolk ${word}` })
  const booked = await database().appointment.findFirstOrThrow({ where: { familyId } })
  await addBooking(caller, { appointmentId: booked.id, interpreterId })
  await refuseInterpreter(caller, { familyId, interpreterId: refusedId })
  const request = { id: randomUUID(), familyId, notBefore: today, note: word }
  await requestCall(coordinator, requestCallSchema.parse(request))

  const { id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
  const tab = aClient()
  const other = aClient()
  await send(caller, tab(id, 'confidentiality', { value: 'yes' }))
  await send(caller, tab(id, 'children_count', { value: 1 }))
  await send(caller, tab(id, 'children_ages', { value: [8] }))
  await send(caller, tab(id, 'schools', { value: [`s-${word}`] }))
  await send(caller, tab(id, 'conversation_note', { value: `wat ${word} vertelde` }))
  await send(caller, tab(id, 'needs_text', { value: `${word} wil een bureau` }))
  await send(caller, tab(id, 'internet', { value: 'partly' }))
  await send(caller, tab(id, 'internet', { note: `bij ${word} valt het uit` }))
  await send(caller, tab(id, 'internet', { note: `bij ${word} valt het vaak uit` }, { baseVersion: 1 }))
  await send(caller, other(id, 'needs_text', { value: `${word} wil een stoel` }, { baseVersion: 1 }))
  const helpId = randomUUID()
  await saveAgreedHelp(caller, {
    id,
    helpId,
    version: 1,
    type: 'laptop',
    text: `laptop voor ${word}`,
    state: 'open',
    suggestedBy: null,
    owner: 'me',
    dueOn: today,
  })
  await closeHelp(caller, { id: helpId, version: 1, result: 'helped', resultNote: `${word} is blij` })
  const entryId = randomUUID()
  const said = { kind: 'raised', text: `zorg over ${word}`, source: 'child' } as const
  await addConcernEntry(caller, { id, entryId, concernId: null, ...said })
  await markConcernSeen(coordinator, { entryIds: [entryId] })
  const { id: concernId } = await database().safetyConcern.findFirstOrThrow({ where: { interviewId: id } })
  const step = { concernId, text: `over ${word}` }
  const [consultationId, decisionId] = [randomUUID(), randomUUID()]
  await recordConsultation(coordinator, { ...step, entryId: consultationId, consulted: 'school' })
  await recordDecision(coordinator, {
    ...step,
    entryId: decisionId,
    lastEntryId: consultationId,
    decision: 'own_help',
  })
  const doorstep = { familyId, entryId: randomUUID(), text: `gezien bij ${word}`, source: 'observed' } as const
  await addFamilyConcern(caller, doorstep)
  await send(caller, tab(id, 'quote_consent', { value: 'yes' }))
  await send(caller, tab(id, 'quote_words', { value: `${word} eet weer samen` }))
  const talkWith = coordinator.staffId
  await saveCheckIn(caller, { id, feeling: 'heavy', text: `${word} bleef mij bij`, shared: true, talkWith })
  await endInterview(caller, { id, how: 'completed' })
  await send(coordinator, tab(id, 'internet', { value: 'no' }, { baseVersion: 1, reason: `${word} belde terug` }))
  const next = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
  const followUp = { id: next.id, followUpId: randomUUID(), helpId, result: 'yes' } as const
  await recordFollowUp(caller, { ...followUp, note: `${word} leert ermee` })
  await endInterview(caller, { id: next.id, how: 'relieved', careNote: `${word} na bellen` })
  await startAttempt(caller, startAttemptSchema.parse({ id: randomUUID(), familyId, contactPointId: null }))
  await database().callNotice.create({
    data: sealedRow('call_notice', {
      id: randomUUID(),
      organisationId: who.organisationId,
      familyId,
      kind: 'passed_on' as const,
      byId: caller.staffId,
      note: word,
    }),
  })
  const parentRequest = { id: randomUUID(), familyId, kind: 'correction', askedOn: today, words: word } as const
  await recordParentRequest(coordinator, parentRequest)
  await recordParentAnswer(coordinator, { id: parentRequest.id, answer: `${word} klopt nu`, answeredOn: today })
  const { id: rowId } = await database().callNotice.findFirstOrThrow({ where: { familyId } })
  await addOmission(coordinator, { familyId, part: 'call_notice', rowId, reason: `over de buren van ${word}` })
  await recordExtension(coordinator, { familyIds: [familyId], reason: 'complaint', until: addDays(today, 100) })
  const days = { countsFrom: dateColumn(today), endsOn: dateColumn(today), countedOn: dateColumn(today), days: 1 }
  await database().retentionWarning.create({ data: { familyId, organisationId, kind: 'in_programme', ...days } })
  const roomId = await aToldRoom({ organisationId, familyId, interviewId: id, callerId: caller.staffId })
  const ids = [familyId, id, roomId, next.id, helpId, attempt.id, request.id, entryId, concernId]
  const entryIds = [consultationId, decisionId, doorstep.entryId]
  return { familyId, interviewId: id, ids: [...ids, ...entryIds] }
}
