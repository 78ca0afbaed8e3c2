/**
 * The forms of a call whose button was pressed: agreed help, closed help of earlier, the check-in and the end. Each is sent in order until the server
 * has answered, also without a connection and after the tab was closed. The end goes last, once everything else has arrived.
 */
import type { CallEnding } from '@/domain/calls/call-ending'
import type { breakReasons } from '@/domain/instrument/call-details'
import type { NeedType } from '@/domain/instrument/definition'
import { put, type SendResult } from './operation'
import { PressOutbox, type PressAnswer } from './press-outbox'

export type HelpOwner = 'me' | 'coordinator' | 'kept'
type HelpBody = {
  helpId: string
  type: NeedType
  text: string
  owner: HelpOwner
  dueOn: string | null
  suggestedBy: string | null
  state: 'open' | 'dismissed'
  version?: number
}
export type CheckInBody = {
  feeling: string | null
  text: string
  shared: boolean
  talkWith: string | null
}
/** Help of earlier that the caller closes, because the parent says that it helped. */
type CloseBody = { helpId: string; version: number; result: 'helped'; resultNote: string }
export type EndBody = { how: CallEnding; breakReason?: (typeof breakReasons)[number]; careNote?: string }

export type PressedForm = { entryId: string } & (
  | { path: 'help'; body: HelpBody }
  | { path: 'close'; body: CloseBody }
  | { path: 'check-in'; body: CheckInBody }
  | { path: 'end'; body: EndBody }
)
/** The reply of a form that was saved; help has a version. */
export type FormReply = { version?: number }
export type FormAnswer = PressAnswer<FormReply>

export const isEnd = ({ path }: PressedForm): boolean => path === 'end'
export const closes =
  (helpId: string) =>
  ({ path, body }: PressedForm): boolean =>
    path === 'close' && body.helpId === helpId

/**
 * Sends a form of this interview. Help that is pressed again before its first answer came has the version of that answer, so
 * that it is no change of somebody else's.
 */
export const formSender = (interviewId: string) => {
  const versions = new Map<string, number>()
  return async ({ path, body }: PressedForm): Promise<SendResult<FormReply>> => {
    if (path === 'close') return put<FormReply>(`/api/help/${body.helpId}/close`, body)
    const helpId = path === 'help' ? body.helpId : ''
    const version = versions.get(helpId)
    const sentBody = version === undefined ? body : { ...body, version }
    const reply = await put<FormReply>(`/api/interviews/${interviewId}/${path}`, sentBody)
    if (reply.kind === 'taken' && reply.data.version !== undefined) versions.set(helpId, reply.data.version)
    return reply
  }
}

type Sending = Omit<ConstructorParameters<typeof PressOutbox<PressedForm, FormReply>>[0], 'isLast' | 'isReady'>

/**
 * `mayEnd` says whether all else has arrived. A form that a rule refuses takes the end back: the caller decides what becomes of
 * it, which is easier before the end.
 */
export class FormOutbox extends PressOutbox<PressedForm, FormReply> {
  #endProblem: string | null = null

  constructor(sending: Sending, mayEnd: () => boolean) {
    super({ ...sending, isLast: isEnd, isReady: (form) => !isEnd(form) || mayEnd() })
    this.onAnswer((form, answer) => {
      if (answer.kind !== 'refused') return
      if (isEnd(form)) this.#endProblem = answer.message
      else this.takeBackEnd(answer.message)
    })
  }

  /** Why the end that was pressed last was refused or taken back; null when it was not. */
  readonly endProblem = () => this.#endProblem

  /** Takes an end back that waits, because a rule refused something that goes before it. */
  readonly takeBackEnd = (why: string | null) => {
    if (!this.waiting().some(isEnd)) return
    this.#endProblem = why
    this.drop(isEnd)
  }

  readonly pressEnd = (body: EndBody) => {
    this.#endProblem = null
    return this.press({ entryId: crypto.randomUUID(), path: 'end', body })
  }
}
