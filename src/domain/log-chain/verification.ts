/**
 * Verifies the chain seal by seal. Each seal is compared with the one that is stored before it, so that one changed row gives
 * one finding and not a finding for every row after it.
 */
import { addFindings, noFindings, type Finding, type Findings } from './findings'
import { headMessage, noSeal, recordVersion, sealedMessage, type MacOf, type SealedRecord } from './sealed-record'

/** A seal as it is stored, with the row of the log that it names. `content` is null when there is no such row. */
export type StoredSeal = Omit<SealedRecord, 'content'> & {
  readonly keyId: string
  readonly mac: string
  readonly content: string | null
}

export type StoredHead = { readonly seq: number; readonly keyId: string; readonly mac: string }

/** A seal that does not fit its row. */
type Mismatch = { seal: SealedRecord & { keyId: string; mac: string }; previous: string }

export type Verification = {
  readonly last: { readonly seq: number; readonly mac: string }
  /** What the MAC of the last seal should have been, when it is not. */
  readonly expectedMac: string | null
  /** Seals that do not fit their rows, and of which it is still to be found out why. */
  readonly mismatches: readonly Mismatch[]
  readonly findings: Findings
  readonly seals: number
}

export const startOfChain: Verification = {
  last: { seq: 0, mac: noSeal },
  expectedMac: null,
  mismatches: [],
  findings: noFindings,
  seals: 0,
}

/** So many mismatches are compared with each other, to tell rows that were swapped. */
const mismatchesCompared = 200

const gapBefore = (seq: number, { last, seals }: Verification): Finding[] => {
  if (seq === last.seq + 1) return []
  if (seals === 0 && seq > 1) return [{ kind: 'start_cut', seq: 1, to: seq - 1 }]
  return seq > last.seq ? [{ kind: 'seals_missing', seq: last.seq + 1, to: seq - 1 }] : [{ kind: 'seal_changed', seq }]
}

type Judgement = { expectedMac: string | null; findings: readonly Finding[]; mismatches: readonly Mismatch[] }

/** A seal that fits what the seal before should have been shows that the seal before was changed, and not its row. */
const renamedMismatch = (mismatches: readonly Mismatch[]): Pick<Judgement, 'findings' | 'mismatches'> => {
  const lastMismatch = mismatches.at(-1)
  return {
    findings: lastMismatch
      ? [{ kind: 'seal_changed', seq: lastMismatch.seal.seq, row: lastMismatch.seal.auditId }]
      : [],
    mismatches: mismatches.slice(0, -1),
  }
}

const judge = (macOf: MacOf, verification: Verification, seal: StoredSeal): Judgement => {
  const { last, expectedMac, mismatches } = verification
  const { seq, auditId, content } = seal
  const fault = (kind: Finding['kind']) => ({ expectedMac: null, findings: [{ kind, seq, row: auditId }], mismatches })
  if (seal.version !== recordVersion) return fault('unknown_version')
  if (content === null) return fault('row_removed')
  const record = { ...seal, content }
  const mac = macOf(seal.keyId, sealedMessage(record, last.mac))
  if (mac === null) return fault('unknown_key')
  if (mac === seal.mac) return { expectedMac: null, findings: [], mismatches }
  if (expectedMac && macOf(seal.keyId, sealedMessage(record, expectedMac)) === seal.mac)
    return { expectedMac: null, ...renamedMismatch(mismatches) }
  // After a gap nobody knows what the seal before was, so a seal that does not fit says nothing about its row.
  if (seq !== last.seq + 1) return { expectedMac: null, findings: [], mismatches }
  if (mismatches.length >= mismatchesCompared) return fault('row_changed')
  return { expectedMac: mac, findings: [], mismatches: [...mismatches, { seal: record, previous: last.mac }] }
}

/** The verification after the next seal of the chain. */
export const verifySeal = (macOf: MacOf, verification: Verification, seal: StoredSeal): Verification => {
  const { expectedMac, findings, mismatches } = judge(macOf, verification, seal)
  return {
    last: { seq: seal.seq, mac: seal.mac },
    expectedMac,
    mismatches,
    findings: addFindings(verification.findings, [...gapBefore(seal.seq, verification), ...findings]),
    seals: verification.seals + 1,
  }
}

/** Whether this seal was made of the content, or of the content and id, that now stand at the other one. */
const isMadeOf = (macOf: MacOf, { seal, previous }: Mismatch, candidate: Mismatch): boolean =>
  [
    { ...seal, content: candidate.seal.content },
    { ...seal, content: candidate.seal.content, auditId: candidate.seal.auditId },
  ].some((record) => macOf(seal.keyId, sealedMessage(record, previous)) === seal.mac)

const findingsOfMismatches = (macOf: MacOf, mismatches: readonly Mismatch[]): Finding[] =>
  mismatches.map((mismatch) => {
    const { seq, auditId } = mismatch.seal
    const origin = mismatches.find((candidate) => candidate !== mismatch && isMadeOf(macOf, mismatch, candidate))
    if (origin) return { kind: 'rows_swapped', seq, row: auditId, other: origin.seal.auditId }
    return { kind: 'row_changed', seq, row: auditId }
  })

/** Whether the chain ends where its head says. Without the key nobody makes a head for a shorter chain. */
export const isHeadOf = (macOf: MacOf, head: StoredHead | null, last: { seq: number; mac: string }): boolean =>
  head === null
    ? last.seq === 0
    : head.seq === last.seq && macOf(head.keyId, headMessage(last.seq, last.mac)) === head.mac

const findingsOfHead = (macOf: MacOf, head: StoredHead | null, { last }: Verification): Finding[] => {
  if (head && head.seq > last.seq) return [{ kind: 'tail_cut', seq: last.seq + 1, to: head.seq }]
  return isHeadOf(macOf, head, last) ? [] : [{ kind: 'head_changed', seq: last.seq }]
}

/** All findings of the chain, once its last seal was verified. */
export const findingsOfChain = (macOf: MacOf, verification: Verification, head: StoredHead | null): Findings =>
  addFindings(verification.findings, [
    ...findingsOfMismatches(macOf, verification.mismatches),
    ...findingsOfHead(macOf, head, verification),
  ])
