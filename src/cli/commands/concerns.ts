import { deleteExpiredConcerns } from '@/features/concerns/commands/delete-expired-concerns'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, type Command } from '../command'
import { result } from '../words'

export const concernsCommand: Command = {
  usage: `concerns purge [--dry-run] [--organisation NAME]
  Deletes the safety concerns whose retention period is over: so many months after the last decision as the organisation's
  settings say. Undecided concerns stay. With --dry-run it only counts them.`,
  run: async (args) => {
    const options = { 'dry-run': { type: 'boolean' }, ...organisationOption } as const
    const { values, positionals } = argumentsOf(args, options)
    if (positionals.join(' ') !== 'purge') throw new BadUsage('What to do with concerns: purge?')
    const isTrial = values['dry-run'] ?? false
    const { count } = await deleteExpiredConcerns(await operatorOf(values.organisation), { isTrial })
    result(`concerns: ${count} ${isTrial ? 'to delete (nothing was deleted)' : 'deleted'}`)
  },
}
