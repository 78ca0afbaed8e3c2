import { exportByKind } from '@/features/imports/commands/by-kind'
import { csvText } from '@/server/csv'
import { operatorOf } from '@/server/operator'
import { argumentsOf, organisationOption, type Command } from '../command'
import { writePrivateFile } from '../private-file'
import { remark, result } from '../words'
import { kindAndFile } from './file-kind'

export const exportCommand: Command = {
  usage: `export schools|families|interviews FILE [--organisation NAME]
  Writes a CSV file with the columns of the import, in the order of the refs. FILE may be - for stdout. Ended interviews
  only. Families and interviews name people: keep these files safe.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, organisationOption)
    const { kind, file } = kindAndFile(positionals)
    const rows = await exportByKind[kind](await operatorOf(values.organisation))
    const text = csvText(rows, 'machine')
    if (file === '-') process.stdout.write(text)
    else await writePrivateFile(file, text)
    const summary = `${kind}: ${rows.length - 1} written`
    if (file === '-') remark(summary)
    else result(summary)
  },
}
