import fs from 'node:fs/promises'
import type { ImportReport } from '@/features/imports/parts/import-file'
import { proposalsSchema, type FileKind } from '@/features/imports/schema'
import { importByKind } from '@/features/imports/commands/by-kind'
import { csvBytes } from '@/server/csv'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, RefusedData, type Command } from '../command'
import { changeWords, noteWords, problemWords, remark, result } from '../words'
import { kindAndFile } from './file-kind'

const bytesOf = async (file: string) => {
  try {
    const { size } = await fs.stat(file)
    if (size > csvBytes)
      throw new BadUsage(`${file} is larger than ${csvBytes / 1024 / 1024} MB. Divide it over more files.`)
    return await fs.readFile(file)
  } catch (error) {
    if (error instanceof BadUsage) throw error
    throw new BadUsage(`${file} cannot be read.`)
  }
}

const proposalsOf = (text: string | undefined) => {
  const kinds = proposalsSchema.optional().safeParse(text)
  if (!kinds.success) throw new BadUsage('--proposals is none, or a list of phone and ref.')
  return kinds.data
}

/** A terminal shows this many notes of each kind. */
const remarksShown = 100

const remarkSome = (words: readonly string[], count: number) => {
  for (const text of words) remark(text)
  if (count > words.length) remark(`and ${count - words.length} more`)
}

const tell = (kind: FileKind, report: ImportReport, dryRun: boolean) => {
  const { created, changed, unchanged } = report.counts
  if (report.problemCount > 0) {
    remarkSome(report.problems.map(problemWords), report.problemCount)
    remark('Nothing was written.')
    throw new RefusedData()
  }
  for (const note of [...report.notes, ...report.proposals]) remark(noteWords(note))
  remarkSome(report.alike.slice(0, remarksShown).map(noteWords), report.alike.length)
  if (!report.applied) remarkSome(report.changes.map(changeWords), report.changeCount)
  if (report.proposals.length > 0 && !report.applied && !dryRun) {
    remark('Nothing was written. Say --proposals none, or which kinds to accept: --proposals phone,ref.')
    throw new RefusedData()
  }
  if (report.newCallers.length > 0) remark(`Noted as invited and not active: ${report.newCallers.join(', ')}`)
  result(`${kind}: ${created} new, ${changed} changed, ${unchanged} unchanged${dryRun ? ' (nothing was written)' : ''}`)
}

export const importCommand: Command = {
  usage: `import schools|families|interviews FILE [--dry-run] [--proposals phone,ref|none] [--organisation NAME]
  Brings in a CSV file: all of it or nothing. With --dry-run it only says what would change, cell by cell. Every problem is named by its
  line and column. The same file twice changes nothing. A number that seems to have lost its 0 or + is named with what was
  probably meant; --proposals says which kinds of these to accept (phone, ref), or none.`,
  run: async (args) => {
    const options = { 'dry-run': { type: 'boolean' }, proposals: { type: 'string' }, ...organisationOption } as const
    const { values, positionals } = argumentsOf(args, options)
    const { kind, file } = kindAndFile(positionals)
    const dryRun = values['dry-run'] ?? false
    const proposals = proposalsOf(values.proposals)
    const bytes = await bytesOf(file)
    const actor = await operatorOf(values.organisation)
    tell(kind, await importByKind[kind](actor, { bytes, mode: dryRun ? 'preview' : 'apply', proposals }), dryRun)
  },
}
