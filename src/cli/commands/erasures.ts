import fs from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { applyErasures } from '@/features/erasures/commands/apply-erasures'
import { erasureList } from '@/features/erasures/queries/erasure-list'
import { erasureListSchema } from '@/features/erasures/schema'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, type Command } from '../command'
import { result } from '../words'

const listIn = async (file: string) => {
  try {
    return erasureListSchema.parse(
      JSON.parse(file === '-' ? await text(process.stdin) : await fs.readFile(file, 'utf8')),
    )
  } catch {
    throw new BadUsage(`${file} is no list of erasures.`)
  }
}

export const erasuresCommand: Command = {
  usage: `erasures list | erasures apply FILE [--organisation NAME]
  The list of erased families of the whole database, as JSON without anything personal: keep it apart from your backups. After
  a backup was restored, apply the newest list before the application starts: every family in it is erased again. A dash
  reads the list from stdin. Applying it twice changes nothing.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, organisationOption)
    const [step, file, ...more] = positionals
    if (step === 'list' && file === undefined)
      return void result(JSON.stringify(await erasureList(await operatorOf(values.organisation))))
    if (step !== 'apply' || file === undefined || more.length > 0) throw new BadUsage('Erasures: list, or apply FILE.')
    const rows = await listIn(file)
    const { count } = await applyErasures(await operatorOf(values.organisation), rows)
    result(`erasures: ${count} erased again`)
  },
}
