import fs from 'node:fs/promises'
import { oneOf } from '@/domain/closed-lists'
import { blockOf } from '@/domain/figures/block'
import { parseWeek } from '@/domain/figures/week'
import { locales } from '@/i18n/locale'
import { disclosureAudit } from '@/features/releases/queries/disclosure-audit'
import { preparedPeriod } from '@/features/releases/queries/prepared-period'
import { exportIssueByNumber } from '@/features/releases/commands/export-issue-by-number'
import { issues } from '@/features/releases/queries/issues'
import { periodSchema } from '@/features/releases/schema'
import { operatorOf } from '@/server/operator'
import { releaseFile, releaseFormats, type ReleaseFormat } from '@/server/release-file'
import {
  argumentsOf,
  BadUsage,
  organisationOption,
  RefusedData,
  parseOptions,
  requiredOption,
  type Command,
} from '../command'
import { remark, result } from '../words'

const options = {
  week: { type: 'string' },
  block: { type: 'string' },
  json: { type: 'boolean' },
  format: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string' },
  ...organisationOption,
} as const

type Values = ReturnType<typeof argumentsOf<typeof options>>['values']

const prepare = async ({ week, block, json, organisation }: Values) => {
  if ((week === undefined) === (block === undefined)) throw new BadUsage('One of --week and --block is wanted.')
  const blockStart = block === undefined ? null : parseWeek(block)
  if (blockStart && blockOf(blockStart) !== blockStart)
    throw new BadUsage(`A block of four weeks is named by its first one: ${blockStart} lies in ${blockOf(blockStart)}.`)
  const input = week === undefined ? { grain: 'block', at: block } : { grain: 'week', at: week }
  const period = parseOptions(periodSchema, input, { at: '--week or --block (as 2020-W13)' })
  const releases = await preparedPeriod(await operatorOf(organisation), period, async (done, of) => {
    if (done > 0 && process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} figures`)
  })
  if (json) return void result(JSON.stringify({ period, releases }, null, 2))
  for (const { name, node, families, figures } of releases) {
    const publishedCount = Object.values(figures).filter((figure) => figure.said).length
    result(`${node.level} ${name}: ${families ?? 'too few families'}${families ? `, ${publishedCount} figures` : ''}`)
  }
}

const list = async ({ json, organisation }: Values) => {
  const issueList = await issues(await operatorOf(organisation), { skip: 0, take: 10_000 })
  if (json) return void result(JSON.stringify(issueList, null, 2))
  for (const { revisions } of issueList)
    for (const { number, revision, state, recipient, node, period } of revisions)
      result(`${number}.${revision} ${period.grain} ${period.at} ${node.level} ${node.name} for ${recipient}: ${state}`)
}

const audit = async ({ json, organisation }: Values) => {
  const report = await disclosureAudit(await operatorOf(organisation))
  if (json) result(JSON.stringify(report, null, 2))
  else
    result(
      `${report.items.length} figures of ${report.nodes.filter((node) => node.published).length} nodes: ${report.passed ? 'passed' : 'NOT PASSED'}`,
    )
  if (report.passed) return
  for (const { kind, key, name } of report.findings) remark(`${kind} ${key}: ${name}`)
  throw new RefusedData('the audit found something')
}

const issueNumberPattern = /^(\d{1,9})(?:\.(\d{1,6}))?$/

const isFormat = (text: string): text is ReleaseFormat => oneOf(releaseFormats, text) !== undefined

const exported = async (values: Values, which: string | undefined) => {
  const [, number, revision] = issueNumberPattern.exec(requiredOption(which, 'Which release (as 12 or 12.1)')) ?? []
  if (!number) throw new BadUsage('A release is named by its number, as 12, or by number and revision, as 12.1.')
  const format = requiredOption(values.format, '--format')
  if (!isFormat(format)) throw new BadUsage(`--format is one of ${releaseFormats.join(', ')}.`)
  const out = requiredOption(values.out, '--out')
  const locale = locales.find((one) => one === (values.language ?? 'nl'))
  if (!locale) throw new BadUsage(`--language is one of ${locales.join(', ')}.`)
  const release = await exportIssueByNumber(await operatorOf(values.organisation), {
    number: Number(number),
    revision: revision === undefined ? undefined : Number(revision),
    format,
  })
  const { bytes } = await releaseFile(format, release, locale)
  await fs.writeFile(out, bytes).catch(() => {
    throw new BadUsage(`${out} cannot be written.`)
  })
  remark(`${out}: ${bytes.length} bytes`)
}

export const releaseCommand: Command = {
  usage: `release prepare|list|audit|export
  release prepare --week 2020-W14 | --block 2020-W13 [--json]   What every recipient of the period would read; keeps nothing.
  release list [--json]                                         What was published, with every revision.
  release audit [--json]                                        Asks of all that was ever published whether it gives anybody away.
  release export 12 | 12.1 --format pdf|xlsx|ods|csv|json --out FILE [--language nl|en]
  Each with [--organisation NAME].`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    const [what, which, ...more] = positionals
    const unknown = what === 'export' ? more[0] : which
    if (unknown !== undefined) throw new BadUsage(`What is ${unknown}?`)
    switch (what) {
      case 'prepare':
        return prepare(values)
      case 'list':
        return list(values)
      case 'audit':
        return audit(values)
      case 'export':
        return exported(values, which)
      default:
        throw new BadUsage('release prepare, list, audit or export?')
    }
  },
}
