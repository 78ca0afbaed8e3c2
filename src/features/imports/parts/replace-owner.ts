/**
 * What was said in an interview is sealed under the key of its family. When a file gives the interview to another family, it is
 * sealed anew: else it would open no more once the first family is erased.
 */
import 'server-only'
import { requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { rowIdOf } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'
import { asJson, sealAnswer, sealChange, storedValue } from '@/server/stored-answer'

/** The interviews that moved, with their families now. */
type FamilyIdsOfInterviews = ReadonlyMap<string, string>

const replaceAnswers = async (tx: Transaction, familyIds: FamilyIdsOfInterviews) => {
  const answers = await tx.answer.findMany({
    where: { interviewId: { in: [...familyIds.keys()] } },
    select: { interviewId: true, key: true, value: true, note: true },
  })
  const rows = answers.map(({ interviewId, key, ...row }) => {
    const content = { value: storedValue(interviewId, { key, value: row.value }), note: row.note }
    const { value, note } = sealAnswer(
      { familyId: requireFound(familyIds.get(interviewId)), interviewId, key },
      content,
    )
    return { interviewId, key, value: asJson(value), note: asJson(note) }
  })
  await tx.$executeRaw`
    update answer set value = r.value, note = r.note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("interviewId" uuid, key text, value bytea, note bytea)
    where answer.interview_id = r."interviewId" and answer.key = r.key`
}

const replaceChanges = async (tx: Transaction, familyIds: FamilyIdsOfInterviews) => {
  const changes = await tx.answerChange.findMany({
    where: { interviewId: { in: [...familyIds.keys()] } },
    select: { operationId: true, interviewId: true, key: true, value: true, note: true, reason: true },
  })
  const rows = changes.map(({ operationId, interviewId, key, ...row }) => {
    const content = { ...row, value: storedValue(interviewId, { key, value: row.value }) }
    const columns = sealChange({ familyId: requireFound(familyIds.get(interviewId)), operationId }, content)
    const [value, note, reason] = [asJson(columns.value), asJson(columns.note), asJson(columns.reason)]
    return { operationId, value, note, reason }
  })
  await tx.$executeRaw`
    update answer_change set value = r.value, note = r.note, reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("operationId" uuid, value bytea, note bytea, reason bytea)
    where answer_change.operation_id = r."operationId"`
}

const replaceCheckIns = async (tx: Transaction, familyIds: FamilyIdsOfInterviews) => {
  const checkIns = await tx.callerCheckIn.findMany({
    where: { interviewId: { in: [...familyIds.keys()] } },
    select: { interviewId: true, staffId: true, feeling: true, text: true },
  })
  const rows = checkIns.map(({ interviewId, staffId, feeling, text }) => {
    const place = { ownerId: requireFound(familyIds.get(interviewId)), rowId: rowIdOf(interviewId, staffId) }
    return {
      interviewId,
      staffId,
      feeling: feeling === null ? null : hexOf(sealText('caller_check_in.feeling', place, feeling)),
      text: hexOf(sealText('caller_check_in.text', place, text)),
    }
  })
  await tx.$executeRaw`
    update caller_check_in set feeling = r.feeling, text = r.text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("interviewId" uuid, "staffId" uuid, feeling bytea, text bytea)
    where caller_check_in.interview_id = r."interviewId" and caller_check_in.staff_id = r."staffId"`
}

export const replaceOwner = async (tx: Transaction, familyIds: FamilyIdsOfInterviews): Promise<void> => {
  if (familyIds.size === 0) return
  await replaceAnswers(tx, familyIds)
  await replaceChanges(tx, familyIds)
  await replaceCheckIns(tx, familyIds)
}
