import { accessRequests } from '@/features/staff/queries/access-requests'
import { refuseAccess } from '@/features/staff/commands/refuse-access'
import { releaseAccess } from '@/features/staff/commands/release-access'
import { accessRequestSchema } from '@/features/staff/schema'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, parseOptions, requiredOption, type Command } from '../command'
import { remark, result } from '../words'

const options = { id: { type: 'string' }, ...organisationOption } as const

export const accessCommand: Command = {
  usage: `access list | access release --id ID | access refuse --id ID [--organisation NAME]
  What waits for a second person: a role, an invitation, a password link that cannot be mailed, or clearing the factors of somebody
  who lost them. You are the second person
  only while nobody else in the organisation can be. It is in the log, and all administrators and coordinators are told.
  A released link is printed once, for the person it is for.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    const [step] = positionals
    if (positionals.length !== 1 || (step !== 'list' && step !== 'release' && step !== 'refuse'))
      throw new BadUsage('Access can be told to: list, release, refuse.')
    if (step === 'list') {
      for (const { id, kind, toRole, email, expiresAt } of await accessRequests(await operatorOf(values.organisation)))
        result([id, kind, toRole, email, expiresAt.toISOString()].join('\t'))
      return
    }
    const input = parseOptions(
      accessRequestSchema,
      { requestId: requiredOption(values.id, '--id') },
      { requestId: '--id' },
    )
    const actor = await operatorOf(values.organisation)
    if (step === 'refuse') {
      await refuseAccess(actor, input)
      return void remark('Refused.')
    }
    const { link, hours } = await releaseAccess(actor, input)
    remark(link ? `Released. This link works once, within ${hours} hours:` : 'Released.')
    if (link) result(link)
  },
}
