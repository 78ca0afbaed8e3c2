/** Sends the unsent work that closed tabs left of this person's interviews, without opening the interviews. */
import { removeFromDevice, saveOnDevice } from '@/components/device/device-storage'
import type { Owner } from '@/components/device/owner'
import { leftOnDevice, type LeftEntry } from './interview-device'
import type { OpenConflict, StoredAnswer } from '../parts/stored-answers'
import { ConcernOutbox, type ConcernEntry } from './concern-outbox'
import { fetchState, put, type Reply } from './operation'
import { Outbox } from './outbox'
import type { UnsentWork } from './unsent-copy'

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

/** Sends the answers. Returns those that are still unsent, and the message when the server refused one by a rule. */
const deliverAnswers = async ({ interviewId, unsent }: LeftEntry) => {
  const url = `/api/interviews/${interviewId}/answers`
  const reply = await fetchState<CurrentState>(url)
  if (reply.kind !== 'taken')
    return { answers: unsent.answers, problem: reply.kind === 'refused' ? reply.message : null }
  const outbox = new Outbox(
    {
      send: ({ content, ...operation }) => put<Reply>(url, { ...operation, ...content }),
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
  return { answers: outbox.unsent(), problem: saved.state === 'unsaved' ? saved.message : null }
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

const deliver = async (owner: Owner, leftEntry: LeftEntry): Promise<Remaining | null> => {
  const { id, interviewId } = leftEntry
  const { place, ...forms } = leftEntry.unsent.drafts
  const isPositionSaved = !place || (await put(`/api/interviews/${interviewId}/place`, place)).kind !== 'unreachable'
  // Concerns go first, because somebody may be in danger.
  const { concerns, concernProblem } = await deliverConcerns(leftEntry)
  const { answers, problem } = await deliverAnswers(leftEntry)
  const drafts = isPositionSaved ? forms : { ...forms, place }
  if (answers.length + concerns.length === 0 && Object.keys(drafts).length === 0) {
    await removeFromDevice(id)
    return null
  }
  const unsentWork = { ...leftEntry.unsent, answers, concerns, drafts }
  await saveOnDevice(owner, interviewId, id, JSON.stringify(unsentWork))
  return { id, interviewId, unsent: unsentWork, problem: concernProblem ?? problem }
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
