import type { Actor } from '@/domain/access/actor'
import { clearFactors } from '@/features/factors/commands/clear-factors'
import { clearFactorsSchema } from '@/features/factors/schema'
import { inviteStaff } from '@/features/staff/commands/invite-staff'
import { removeProviderAccount } from '@/features/staff/commands/remove-provider-account'
import { readerNodes } from '@/features/staff/queries/reader-nodes'
import { inviteStaffSchema, removeProviderAccountSchema } from '@/features/staff/schema'
import { AppError } from '@/server/errors'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, parseOptions, requiredOption, type Command } from '../command'
import { remark, result } from '../words'

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  board: { type: 'string' },
  municipality: { type: 'string' },
  trainee: { type: 'boolean' },
  ...organisationOption,
} as const

type Values = ReturnType<typeof argumentsOf<typeof options>>['values']

const names = {
  email: '--email',
  name: '--name',
  role: '--role (caller, coordinator, coach, reader or admin)',
  boardId: '--board or --municipality (a reader reads for one)',
}

const idOf = (nodes: readonly { id: string; ref: string }[], ref: string | undefined): string | null => {
  if (ref === undefined) return null
  const node = nodes.find((candidate) => candidate.ref === ref)
  if (!node) throw new AppError('not_found', 'unknown_place')
  return node.id
}

/** An option that belongs to one role is refused with any other, where it would be dropped silently. */
const refuseForeignOptions = ({ role, board, municipality, trainee }: Values) => {
  if (role !== 'reader' && (board !== undefined || municipality !== undefined))
    throw new BadUsage('--board and --municipality are for a reader alone.')
  if (role !== 'caller' && trainee) throw new BadUsage('--trainee is for a caller alone.')
}

const invite = async (actor: Actor, values: Values) => {
  const { boards, municipalities } = await readerNodes(actor)
  const invitation = {
    email: values.email,
    name: values.name,
    role: values.role,
    trainee: values.trainee,
    boardId: idOf(boards, values.board),
    municipalityId: idOf(municipalities, values.municipality),
  }
  return inviteStaff(actor, parseOptions(inviteStaffSchema, invitation, names))
}

const clear = async (actor: Actor, email: string) => {
  await clearFactors(actor, parseOptions(clearFactorsSchema, { email }, names))
  remark('The factors and recovery codes are gone, and the sessions ended. The next sign-in sets up a first factor.')
}

const unlink = async (actor: Actor, email: string) => {
  await removeProviderAccount(actor, parseOptions(removeProviderAccountSchema, { email }, names))
  remark('The account at the identity provider is unlinked, and the sessions ended. The next sign-in there links one.')
}

/** What is done for one person, by the e-mail address. */
const stepsForOne = new Map([
  ['clear-factors', clear],
  ['unlink', unlink],
])

export const staffCommand: Command = {
  usage: `staff invite --email EMAIL --name NAME --role ROLE [--trainee] [--board REF | --municipality REF] [--organisation NAME]
  Invites someone and prints the one-time link with which they set a password. ROLE is caller, coordinator, coach, reader
  or admin; a reader reads for one school board or one municipality, by its ref.
  staff clear-factors --email EMAIL [--organisation NAME] is for somebody who lost the phone and the recovery codes.
  staff unlink --email EMAIL [--organisation NAME] is for somebody who has another account at the identity provider now.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    const [step = ''] = positionals
    const forOne = positionals.length === 1 ? stepsForOne.get(step) : undefined
    if (forOne) return forOne(await operatorOf(values.organisation), requiredOption(values.email, '--email'))
    if (positionals.length !== 1 || step !== 'invite')
      throw new BadUsage('Staff can be told to: invite, clear-factors, unlink.')
    for (const name of ['email', 'name', 'role'] as const) requiredOption(values[name], `--${name}`)
    refuseForeignOptions(values)
    const { link, hours } = await invite(await operatorOf(values.organisation), values)
    remark(`Invited. This link works once, within ${hours} hours:`)
    result(link ?? '')
  },
}
