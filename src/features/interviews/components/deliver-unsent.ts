/** Sends the unsent work that closed tabs left of this person's interviews, without opening the interviews. */
import { removeFromDevice, saveOnDevice } from '@/components/device/device-storage'
import type { Owner } from '@/components/device/owner'
import { leftOnDevice, type LeftEntry } from './interview-device'
import type { OpenConflict, StoredAnswer } from '../parts/stored-answers'
import { ConcernOutbox, type ConcernEntry } from './concern-outbox'
import { fetchState, put, sendOperation } from './operation'
import { Outbox } from './outbox'
import { FormOutbox, formSender, isEnd, type PressedForm } from './pressed-forms'
import { careNoteName, followUpsName, hasAllBeforeEnd, reasonName, type UnsentWork } from './unsent-copy'
import type { FollowUpDraft } from './use-follow-ups'

export type Remaining = { id: string; interviewId: string; unsent: UnsentWork; problem: string | null }

const isSettledState = (outbox: Outbox) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (outbox.isSending()) return
      stop()
      resolve()
    }
    const stop = outbox.subscribe(look)
    look()
  })

type CurrentState = { answers: StoredAnswer[]; conflicts: OpenConflict[] }

const reasonOf = ({ drafts: { [reasonName]: reason } }: UnsentWork): string =>
  typeof reason === 'object' && reason !== null && 'text' in reason ? String(reason.text).trim() : ''

/** The reason of a correction is of no use once the correction has arrived. */
const draftsAfterAnswers = (drafts: UnsentWork['drafts'], answers: UnsentWork['answers']): UnsentWork['drafts'] => {
  const { [reasonName]: _reason, ...otherDrafts } = drafts
  return answers.length > 0 ? drafts : otherDrafts
}

/** Sends the answers. Returns those that are still unsent, and the message when the server refused one by a rule. */
const deliverAnswers = async ({ interviewId, unsent }: LeftEntry) => {
  const url = `/api/interviews/${interviewId}/answers`
  const reply = await fetchState<CurrentState>(url)
  if (reply.kind !== 'taken')
    return { answers: unsent.answers, problem: reply.kind === 'refused' ? reply.message : null }
  const outbox = new Outbox(
    {
      send: (operation) => sendOperation(interviewId, operation, reasonOf(unsent)),
      save: () => undefined,
      freshId: () => crypto.randomUUID(),
      // One attempt only: what does not arrive now stays on the device until a page is opened again.
      later: () => setTimeout(() => undefined),
    },
    reply.data.answers,
    reply.data.conflicts,
  )
  outbox.resume(unsent.answers)
  await isSettledState(outbox)
  const { saved } = outbox.view()
  const problem = saved.state === 'unsaved' ? saved.message : null
  // A refused choice is over when somebody else has chosen, and only its message stays.
  const presentReply = problem === null ? reply : await fetchState<CurrentState>(url)
  if (problem !== null && presentReply.kind === 'taken')
    outbox.merge(presentReply.data.answers, presentReply.data.conflicts)
  return { answers: outbox.unsent(), problem }
}

/** Sends the concern entries. Returns those that are still unsent, and the message when the server refused one by a rule. */
const deliverConcerns = async ({ interviewId, unsent }: LeftEntry) => {
  const refusedEntries: { entry: ConcernEntry; message: string }[] = []
  const outbox = new ConcernOutbox({
    send: (entry) => put(`/api/interviews/${interviewId}/concern`, entry),
    save: () => undefined,
    // One attempt only, as for the answers.
    later: () => undefined,
  })
  outbox.onAnswer((entry, answer) => {
    if (answer.kind === 'refused') refusedEntries.push({ entry, message: answer.message })
  })
  await outbox.resume(unsent.concerns)
  return {
    concerns: [...refusedEntries.map(({ entry }) => entry), ...outbox.waiting()],
    concernProblem: refusedEntries[0]?.message ?? null,
  }
}

/** Whether `useFollowUps` stored it. */
const isFollowUpDraft = (draft: unknown): draft is FollowUpDraft =>
  typeof draft === 'object' && draft !== null && 'unsent' in draft

/** Sends what parents said about help of earlier, which the interview's page sends by itself, too. */
const deliverFollowUps = async ({ interviewId, unsent }: LeftEntry) => {
  const { [followUpsName]: draft, ...drafts } = unsent.drafts
  if (!isFollowUpDraft(draft)) return { drafts, followUpProblem: null }
  const unsentFollowUps: Record<string, FollowUpDraft['unsent'][string]> = {}
  let followUpProblem: string | null = null
  for (const [helpId, sending] of Object.entries(draft.unsent)) {
    const reply = await put(`/api/interviews/${interviewId}/follow-up`, { helpId, ...sending })
    // An answer that was taken back needs no saving when it is refused.
    if (reply.kind === 'taken' || (reply.kind === 'refused' && sending.result === 'not_asked')) continue
    unsentFollowUps[helpId] = sending
    if (reply.kind === 'refused') followUpProblem ??= reply.message
  }
  if (Object.keys(unsentFollowUps).length === 0) return { drafts, followUpProblem }
  return { drafts: { ...drafts, [followUpsName]: { ...draft, unsent: unsentFollowUps } }, followUpProblem }
}

/** Sends the forms whose button was pressed, and the end of the call only when everything else has arrived. */
const deliverForms = async (interviewId: string, pressedForms: readonly PressedForm[], mayEnd: boolean) => {
  const refusedForms: { form: PressedForm; message: string }[] = []
  const outbox = new FormOutbox(
    { send: formSender(interviewId), save: () => undefined, later: () => undefined },
    () => mayEnd,
  )
  let isEnded = false
  outbox.onAnswer((form, answer) => {
    if (answer.kind === 'refused') refusedForms.push({ form, message: answer.message })
    else if (form.path === 'end') isEnded = true
  })
  await outbox.resume(pressedForms)
  const forms = [...refusedForms.map(({ form }) => form), ...outbox.waiting()]
  return { forms, formProblem: refusedForms[0]?.message ?? null, isEnded }
}

/** The position and the note for the next day's call are of no use once the call has ended: the end took the note along. */
const draftsAfterEnd = ({ place: _place, [careNoteName]: _note, ...drafts }: UnsentWork['drafts']) => drafts

const isAllSent = ({ answers, concerns, forms, drafts }: UnsentWork) =>
  answers.length + concerns.length + forms.length + Object.keys(drafts).length === 0

const deliver = async (owner: Owner, leftEntry: LeftEntry): Promise<Remaining | null> => {
  const { id, interviewId } = leftEntry
  const { place } = leftEntry.unsent.drafts
  const isPositionSaved = !place || (await put(`/api/interviews/${interviewId}/place`, place)).kind !== 'unreachable'
  // Concerns go first, because somebody may be in danger.
  const { concerns, concernProblem } = await deliverConcerns(leftEntry)
  const { answers, problem } = await deliverAnswers(leftEntry)
  const { drafts: draftsNow, followUpProblem } = await deliverFollowUps(leftEntry)
  const leftDrafts = draftsAfterAnswers(draftsNow, answers)
  const mayEnd = hasAllBeforeEnd({ answers, concerns, drafts: leftDrafts })
  // An answer that a rule refused takes the end back, as on the interview's page.
  const formsToSend = leftEntry.unsent.forms.filter((form) => problem === null || !isEnd(form))
  const { forms, formProblem, isEnded } = await deliverForms(interviewId, formsToSend, mayEnd)
  const { place: _sent, ...withoutPosition } = leftDrafts
  const drafts = isEnded ? draftsAfterEnd(leftDrafts) : isPositionSaved ? withoutPosition : leftDrafts
  const unsentWork = { ...leftEntry.unsent, answers, concerns, forms, drafts }
  const anyProblem = concernProblem ?? problem ?? followUpProblem ?? formProblem
  if (!isAllSent(unsentWork)) await saveOnDevice(owner, interviewId, id, JSON.stringify(unsentWork))
  else {
    await removeFromDevice(id)
    if (anyProblem === null) return null
  }
  return { id, interviewId, unsent: unsentWork, problem: anyProblem }
}

export type Delivery = { delivered: number; remaining: Remaining[]; lost: number }

export const deliverUnsent = async (owner: Owner): Promise<Delivery> => {
  const { left, lost } = await leftOnDevice(owner)
  const remaining: Remaining[] = []
  for (const entry of left) {
    const remainder = await deliver(owner, entry)
    if (remainder) remaining.push(remainder)
    entry.release()
  }
  return { delivered: left.length - remaining.length, remaining, lost }
}
