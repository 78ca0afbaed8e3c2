/** Sends what tabs that are gone left of this person's conversations, without opening them. */
import { forgetOnDevice, keepOnDevice } from '@/components/device/device-box'
import type { Owner } from '@/components/device/owner'
import { leftOnDevice, type LeftEntry } from './interview-device'
import type { OpenConflict, StoredAnswer } from '../queries/interview-in-hand'
import { ConcernOutbox, type ConcernEntry } from './concern-outbox'
import { lookedAt, put, type Reply } from './operation'
import { Outbox } from './outbox'
import type { Unsent } from './unsent-copy'

export type Remaining = { id: string; interviewId: string; unsent: Unsent; problem: string | null }

const settled = (outbox: Outbox) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (outbox.isSending()) return
      stop()
      resolve()
    }
    const stop = outbox.subscribe(look)
    look()
  })

type Looked = { answers: StoredAnswer[]; conflicts: OpenConflict[] }

/** What is left of the answers afterwards, and why, where it was refused in words. */
const deliverAnswers = async ({ interviewId, unsent }: LeftEntry) => {
  const url = `/api/interviews/${interviewId}/answers`
  const looked = await lookedAt<Looked>(url)
  if (looked.kind !== 'taken')
    return { answers: unsent.answers, problem: looked.kind === 'refused' ? looked.message : null }
  const outbox = new Outbox(
    {
      send: ({ content, ...operation }) => put<Reply>(url, { ...operation, ...content }),
      keep: () => undefined,
      freshId: () => crypto.randomUUID(),
      // Tried once: what does not arrive now stays, and is tried when a page is opened again.
      later: () => setTimeout(() => undefined),
    },
    looked.data.answers,
    looked.data.conflicts,
  )
  outbox.resume(unsent.answers)
  await settled(outbox)
  const { saved } = outbox.view()
  return { answers: outbox.unsent(), problem: saved.state === 'unsaved' ? saved.message : null }
}

/** What is left of the entries that were passed on, and why, where one was refused in words. */
const deliverConcerns = async ({ interviewId, unsent }: LeftEntry) => {
  const refused: { entry: ConcernEntry; message: string }[] = []
  const outbox = new ConcernOutbox({
    send: (entry) => put(`/api/interviews/${interviewId}/concern`, entry),
    keep: () => undefined,
    // Tried once, as the answers are.
    later: () => undefined,
  })
  outbox.onAnswer((entry, answer) => {
    if (answer.kind === 'refused') refused.push({ entry, message: answer.message })
  })
  await outbox.resume(unsent.concerns)
  return {
    concerns: [...refused.map(({ entry }) => entry), ...outbox.waiting()],
    concernProblem: refused[0]?.message ?? null,
  }
}

const deliver = async (owner: Owner, left: LeftEntry): Promise<Remaining | null> => {
  const { id, interviewId } = left
  const { place, ...forms } = left.unsent.drafts
  const isPlaced = !place || (await put(`/api/interviews/${interviewId}/place`, place)).kind !== 'unreachable'
  // First: somebody may be in danger.
  const { concerns, concernProblem } = await deliverConcerns(left)
  const { answers, problem } = await deliverAnswers(left)
  const drafts = isPlaced ? forms : { ...forms, place }
  if (answers.length + concerns.length === 0 && Object.keys(drafts).length === 0) {
    await forgetOnDevice(id)
    return null
  }
  const unsent = { ...left.unsent, answers, concerns, drafts }
  await keepOnDevice(owner, interviewId, id, JSON.stringify(unsent))
  return { id, interviewId, unsent, problem: concernProblem ?? problem }
}

export type Delivery = { delivered: number; remaining: Remaining[]; lost: number }

export const deliverUnsent = async (owner: Owner): Promise<Delivery> => {
  const { left, lost } = await leftOnDevice(owner)
  const remaining: Remaining[] = []
  for (const entry of left) {
    const rest = await deliver(owner, entry)
    if (rest) remaining.push(rest)
    entry.release()
  }
  return { delivered: left.length - remaining.length, remaining, lost }
}
