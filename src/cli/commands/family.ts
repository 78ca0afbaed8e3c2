import { longDay } from '@/i18n/format'
import { dateAt } from '@/domain/dates'
import { erasureReasons } from '@/domain/people/erasure-reason'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { eraseFamilySchema } from '@/features/erasures/schema'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, parseOptions, requiredOption, type Command } from '../command'
import { result } from '../words'

const options = { reason: { type: 'string' }, ...organisationOption } as const

export const familyCommand: Command = {
  usage: `family erase NUMBER --reason REASON [--organisation NAME]
  Erases the family with this number and everything that belongs to it. This cannot be undone. What was published stays as it
  is, and the log keeps ids. REASON is ${erasureReasons.join(', ')}. A second time it says when it
  was erased.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    const [step, ref, ...more] = positionals
    if (step !== 'erase' || ref === undefined || more.length > 0)
      throw new BadUsage('Which family: family erase NUMBER?')
    const reason = requiredOption(values.reason, '--reason')
    const input = parseOptions(eraseFamilySchema, { ref, reason }, { ref: 'NUMBER', reason: '--reason' })
    const { erasedAt, isEarlier } = await eraseFamily(await operatorOf(values.organisation), input)
    result(isEarlier ? `already erased on ${longDay(dateAt(erasedAt), 'en')}` : 'erased')
  },
}
