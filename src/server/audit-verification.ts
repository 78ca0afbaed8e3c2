/**
 * Verifies the log against its chain, in chunks and in one snapshot. It needs the right to read the log and its seals, and the
 * keys; it changes nothing.
 */
import 'server-only'
import { hourMs } from '@/domain/dates'
import { findingsOfAnchor, type Anchor } from '@/domain/log-chain/anchors'
import { addFindings, noFindings, type Finding, type Findings } from '@/domain/log-chain/findings'
import { misplacedRows, rowsCompared, type RowMoment } from '@/domain/log-chain/insertions'
import type { MacOf } from '@/domain/log-chain/sealed-record'
import {
  findingsOfChain,
  startOfChain,
  verifySeal,
  type StoredHead,
  type StoredSeal,
  type Verification,
} from '@/domain/log-chain/verification'
import { headOf, momentsAfter, sealAt, sealsAfter, unsealedCount, useSealedForm } from './audit-chain'
import type { AuditKeys } from './audit-keys'
import { inTransaction, type Transaction } from './db'

export type LogVerdict = {
  readonly isWhole: boolean
  readonly rows: number
  readonly seals: number
  readonly notSealed: { readonly rows: number; readonly oldest: string | null }
  readonly last: { readonly seq: number; readonly mac: string }
  readonly findings: readonly Finding[]
  readonly findingCount: number
  /** What is said, and does not make the log less whole. */
  readonly warnings: readonly Finding[]
}

const rowsInChunk = 5000

const verifiedSeals = (macOf: MacOf, verification: Verification, seals: readonly StoredSeal[]) => {
  let current = verification
  for (const seal of seals) current = verifySeal(macOf, current, seal)
  return current
}

const verifiedChain = async (tx: Transaction, macOf: MacOf): Promise<Verification> => {
  let verification = startOfChain
  for (let seq = -1; ;) {
    const seals = await sealsAfter(tx, seq, rowsInChunk)
    const last = seals.at(-1)
    if (!last) return verification
    verification = verifiedSeals(macOf, verification, seals)
    seq = last.seq
  }
}

type Insertions = { rows: number; findings: Findings; warnings: Findings }

/** The rows that were inserted among others, those at which the clock was changed, and how many rows there are. */
const insertions = async (tx: Transaction, moment: Date): Promise<Insertions> => {
  let [findings, warnings] = [noFindings, noFindings]
  let lowerRows: RowMoment[] = []
  for (let rows = 0, row = -1; ;) {
    const chunk = await momentsAfter(tx, row, rowsInChunk + rowsCompared)
    const middle = chunk.slice(0, rowsInChunk)
    const last = middle.at(-1)
    if (!last) return { rows, findings, warnings }
    const bounds = { from: lowerRows.length, to: lowerRows.length + middle.length, moment: moment.getTime() }
    const misplacedMoments = misplacedRows([...lowerRows, ...chunk], bounds)
    findings = addFindings(
      findings,
      misplacedMoments.filter(({ kind }) => kind === 'row_inserted'),
    )
    warnings = addFindings(
      warnings,
      misplacedMoments.filter(({ kind }) => kind === 'clock_changed'),
    )
    lowerRows = [...lowerRows, ...middle].slice(-rowsCompared)
    rows += middle.length
    row = last.row
  }
}

const anchorFindings = async (tx: Transaction, anchors: readonly Anchor[], lastSeq: number): Promise<Finding[]> => {
  const findings: Finding[] = []
  for (const anchor of anchors)
    findings.push(...findingsOfAnchor(anchor, { ...(await sealAt(tx, anchor.seq)), lastSeq }))
  return findings
}

type Unsealed = Awaited<ReturnType<typeof unsealedCount>>

/** Rows wait for seconds. One that has waited for an hour says that nobody seals. */
const unsealedFindings = ({ first, oldest }: Unsealed, moment: Date): Finding[] =>
  first !== null && oldest && moment.getTime() - oldest.getTime() > hourMs ? [{ kind: 'not_sealed', row: first }] : []

const verdictOf = (
  chain: Verification,
  findings: Findings,
  waiting: Unsealed,
  { rows, warnings }: Insertions,
): LogVerdict => ({
  isWhole: findings.count === 0,
  rows,
  seals: chain.seals,
  notSealed: { rows: waiting.count, oldest: waiting.oldest?.toISOString() ?? null },
  last: chain.last,
  findings: findings.first,
  findingCount: findings.count,
  warnings: warnings.first,
})

export const logVerdict = (
  { macOf }: Pick<AuditKeys, 'macOf'>,
  { anchors, moment }: { anchors: readonly Anchor[]; moment: Date },
): Promise<LogVerdict> =>
  inTransaction(
    'log',
    async (tx) => {
      await tx.$queryRaw`set transaction isolation level repeatable read read only`
      await useSealedForm(tx)
      const chain = await verifiedChain(tx, macOf)
      const head: StoredHead | null = await headOf(tx)
      const insertion = await insertions(tx, moment)
      const waiting = await unsealedCount(tx)
      const moreFindings = [
        ...(await anchorFindings(tx, anchors, chain.last.seq)),
        ...unsealedFindings(waiting, moment),
        ...insertion.findings.first,
      ]
      return verdictOf(chain, addFindings(findingsOfChain(macOf, chain, head), moreFindings), waiting, insertion)
    },
    { timeout: 12 * hourMs },
  )
