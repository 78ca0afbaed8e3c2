/**
 * What a seal of the log stands for. Each row of the log is sealed once, in the order in which rows were committed: its seal is
 * a MAC of its own content, its number in the chain, and the seal before it.
 */

/** The form of the message below. A seal says which one it has, so that a later form does not break the seals of before. */
export const recordVersion = 1

/** In the place of the seal before the first one. */
export const noSeal = '00'.repeat(32)

export type SealedRecord = {
  readonly seq: number
  readonly auditId: number
  readonly version: number
  /** When the run began that sealed the row, in ISO 8601 and UTC. */
  readonly sealedAt: string
  /**
   * All columns of the row but its id, as the text of a JSON object without those that are null: a column that is added
   * later, and is null in rows of before, leaves their seals as they are.
   */
  readonly content: string
}

/** @param previous the seal before it, in hexadecimal */
export const sealedMessage = ({ seq, auditId, version, sealedAt, content }: SealedRecord, previous: string): string =>
  ['nabij log', version, seq, previous, auditId, sealedAt, content].join('\n')

/** How far the chain goes. A shorter chain cannot have this message's MAC without the key. */
export const headMessage = (seq: number, mac: string): string => ['nabij log head', seq, mac].join('\n')

/** The MAC of a message under the key with this id, in hexadecimal; null when there is no such key. */
export type MacOf = (keyId: string, message: string) => string | null
