import { createOrganisation } from '@/features/staff/commands/create-organisation'
import { createOrganisationSchema } from '@/features/staff/schema'
import { argumentsOf, parseOptions, requiredOption, type Command } from '../command'
import { remark, result } from '../words'

export const initCommand: Command = {
  usage: `init --organisation NAME --admin EMAIL
  Makes the organisation and its first administrator, in an empty database only, and prints the one-time link with which
  the administrator sets a password (72 hours).`,
  run: async (args) => {
    const { values } = argumentsOf(args, { organisation: { type: 'string' }, admin: { type: 'string' } })
    const organisationInput = {
      name: requiredOption(values.organisation, '--organisation'),
      adminEmail: requiredOption(values.admin, '--admin'),
    }
    const names = { name: '--organisation', adminEmail: '--admin' }
    const { link } = await createOrganisation(parseOptions(createOrganisationSchema, organisationInput, names))
    remark('The organisation is there. This link works once, within 72 hours:')
    result(link)
  },
}
