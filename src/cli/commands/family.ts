import { longDay } from '@/i18n/format'
import { dateAt } from '@/domain/dates'
import { requestedReasons } from '@/domain/people/erasure-reason'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { eraseFamilySchema } from '@/features/erasures/schema'
import { createFamilyReport } from '@/features/parent-requests/commands/create-family-report'
import { familyIdByRef } from '@/features/parent-requests/queries/family-id-by-ref'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, parseOptions, requiredOption, type Command } from '../command'
import { writePrivateFile } from '../private-file'
import { result } from '../words'

const options = {
  reason: { type: 'string' },
  json: { type: 'boolean' },
  english: { type: 'boolean' },
  ...organisationOption,
} as const

type Values = ReturnType<typeof argumentsOf<typeof options>>['values']

const erase = async (ref: string, { reason, organisation }: Values) => {
  const input = { ref, reason: requiredOption(reason, '--reason') }
  const request = parseOptions(eraseFamilySchema, input, { ref: 'NUMBER', reason: '--reason' })
  const { erasedAt, isEarlier } = await eraseFamily(await operatorOf(organisation), request)
  result(isEarlier ? `already erased on ${longDay(dateAt(erasedAt), 'en')}` : 'erased')
}

const report = async (ref: string, path: string, { json, english, organisation }: Values) => {
  const actor = await operatorOf(organisation)
  const familyId = await familyIdByRef(actor, ref)
  const wantedFile = { familyId, format: json ? 'json' : 'pdf', locale: english ? 'en' : 'nl' } as const
  const { file } = await createFamilyReport(actor, wantedFile)
  await writePrivateFile(path, Buffer.from(file, 'base64'))
  result('report: written')
}

export const familyCommand: Command = {
  usage: `family erase NUMBER --reason REASON | family report NUMBER FILE [--json] [--english] [--organisation NAME]
  erase: erases the family with this number and everything that belongs to it. This cannot be undone. What was published stays
  as it is, and the log keeps ids. REASON is ${requestedReasons.join(', ')}.
  A second time it says when it was erased.
  report: writes everything about the family, for its parent, as a PDF in plain Dutch or as JSON.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    const [step, ref, path, ...more] = positionals
    if (step === 'erase' && ref !== undefined && path === undefined) return erase(ref, values)
    if (step === 'report' && ref !== undefined && path !== undefined && more.length === 0)
      return report(ref, path, values)
    throw new BadUsage('Family can be told to: erase NUMBER, report NUMBER FILE.')
  },
}
