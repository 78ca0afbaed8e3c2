import fs from 'node:fs/promises'
import { anchorsOf, type Anchor } from '@/domain/log-chain/anchors'
import type { Finding } from '@/domain/log-chain/findings'
import { auditKeys } from '@/server/audit-keys'
import { noFloor, sealRows } from '@/server/audit-sealer'
import { logVerdict, type LogVerdict } from '@/server/audit-verification'
import { now } from '@/server/clock'
import { env } from '@/server/env'
import { argumentsOf, BadUsage, RefusedData, type Command } from '../command'
import { remark, result } from '../words'

const options = { anchor: { type: 'string' }, json: { type: 'boolean' } } as const

const findingWords: Readonly<Record<Finding['kind'], (finding: Finding) => string>> = {
  row_changed: ({ seq, row }) => `row ${row} (seal ${seq}) was changed, or its seal was`,
  row_removed: ({ seq, row }) => `row ${row} (seal ${seq}) was removed`,
  rows_swapped: ({ seq, row, other }) => `row ${row} (seal ${seq}) has what stood in row ${other}`,
  row_inserted: ({ row }) => `row ${row} was inserted later than it says`,
  seal_changed: ({ seq }) => `seal ${seq} was changed`,
  seals_missing: ({ seq, to }) => `seals ${seq} to ${to} are missing`,
  start_cut: ({ seq, to }) => `the start was cut: seals ${seq} to ${to} are missing`,
  tail_cut: ({ seq, to }) => `the end was cut: seals ${seq} to ${to} are missing`,
  head_changed: ({ seq }) => `the head of the chain was changed or removed, after seal ${seq}`,
  anchor_differs: ({ seq }) => `the chain up to seal ${seq} is not the one of the anchor`,
  unknown_key: ({ seq, row }) => `row ${row} (seal ${seq}) was sealed with a key that NABIJ_AUDIT_KEY does not hold`,
  unknown_version: ({ seq, row }) => `row ${row} (seal ${seq}) has a seal of a form that this program does not know`,
  not_sealed: ({ row }) => `row ${row} has had no seal for more than an hour: no worker seals`,
  clock_changed: ({ row }) => `warning: the clock was changed at row ${row}, by more than an hour`,
}

const inWords = ({ rows, seals, notSealed, last, findings, findingCount, warnings }: LogVerdict) =>
  [
    `rows ${rows}, seals ${seals}, the last is ${last.seq}`,
    `not sealed yet: ${notSealed.rows}${notSealed.oldest ? `, the oldest of ${notSealed.oldest}` : ''}`,
    ...findings.map((finding) => findingWords[finding.kind](finding)),
    ...(findingCount > findings.length ? [`and ${findingCount - findings.length} more`] : []),
    ...warnings.map((warning) => findingWords[warning.kind](warning)),
    findingCount === 0 ? 'The log is whole.' : 'The log is not whole.',
  ].join('\n')

const anchorsIn = async (file: string): Promise<readonly Anchor[]> => {
  const text = await fs.readFile(file, 'utf8').catch(() => {
    throw new BadUsage(`${file} cannot be read.`)
  })
  const anchors = anchorsOf(text)
  if (!anchors) throw new BadUsage(`${file} is no file of anchors.`)
  return anchors
}

/** Without `--anchor` the file to which this installation adds its anchors, once there is one. */
const chosenAnchors = async (file: string | undefined): Promise<readonly Anchor[]> => {
  if (file !== undefined) return anchorsIn(file)
  const own = env().NABIJ_AUDIT_ANCHOR
  const exists = own !== undefined && (await fs.stat(own).catch(() => null)) !== null
  return exists ? anchorsIn(own) : []
}

export const auditCommand: Command = {
  usage: `audit verify [--anchor FILE] [--json]
  Verifies the log of all organisations against its seals: names each row that was changed, removed, inserted or swapped, and
  says whether the start or the end was cut. Ends in 1 when something is wrong. FILE holds the ends of the chain on earlier days, one a
  line, as they were written or mailed. On the embedded database it seals first what waits for it. With NABIJ_AUDIT_URL it needs no more than a login that reads audit, audit_seal and
  audit_head, and NABIJ_AUDIT_KEY.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    if (positionals.join(' ') !== 'verify') throw new BadUsage('What to do with the audit: verify?')
    const keys = auditKeys()
    if (!keys) throw new BadUsage('NABIJ_AUDIT_KEY is missing.')
    const anchors = await chosenAnchors(values.anchor)
    if (anchors.length > 0) remark(`Compared with ${anchors.length} anchors.`)
    if (env().NABIJ_AUDIT_SEALS) await sealRows(keys, noFloor, now())
    const verdict = await logVerdict(keys, { anchors, moment: now() })
    result(values.json ? JSON.stringify(verdict) : inWords(verdict))
    if (!verdict.isWhole) throw new RefusedData()
  },
}
