/** The entries of a concern that the caller passed on. */
import { PressOutbox, type PressAnswer } from './press-outbox'

export type ConcernEntry = {
  entryId: string
  kind: 'raised' | 'withdrawn'
  text: string
  /** Whose words they are. Absent in an entry that an older version of the page stored. */
  source?: string
}
export type ConcernReply = { to: string[] }
export type ConcernAnswer = PressAnswer<ConcernReply>

export class ConcernOutbox extends PressOutbox<ConcernEntry, ConcernReply> {}
