/** Finds the command of the operator's command line that the arguments name, runs it, and says how it ended. */
import { BadUsage, RefusedData, type Command } from './command'
import { accessCommand } from './commands/access'
import { auditCommand } from './commands/audit'
import { callsCommand } from './commands/calls'
import { concernsCommand } from './commands/concerns'
import { demoCommand } from './commands/demo'
import { erasuresCommand } from './commands/erasures'
import { exportCommand } from './commands/export'
import { familyCommand } from './commands/family'
import { figuresCommand } from './commands/figures'
import { importCommand } from './commands/import'
import { initCommand } from './commands/init'
import { keysCommand } from './commands/keys'
import { releaseCommand } from './commands/release'
import { retentionCommand } from './commands/retention'
import { staffCommand } from './commands/staff'
import { workerCommand } from './commands/worker'
import { errorWords, remark, result } from './words'

const commands: Readonly<Record<string, Command>> = {
  init: initCommand,
  staff: staffCommand,
  access: accessCommand,
  audit: auditCommand,
  import: importCommand,
  export: exportCommand,
  figures: figuresCommand,
  release: releaseCommand,
  calls: callsCommand,
  concerns: concernsCommand,
  family: familyCommand,
  erasures: erasuresCommand,
  retention: retentionCommand,
  keys: keysCommand,
  demo: demoCommand,
  worker: workerCommand,
}

const help = `Nabij, the operator's commands

${Object.values(commands)
  .map(({ usage }) => `  nabij ${usage.split('\n', 1)[0]}`)
  .join('\n')}
  nabij migrate
  nabij backup | backup list | backup drill
  nabij restore FILE

nabij <command> --help says more. With DATABASE_URL the commands work on that database, else on the embedded one of the
data folder (NABIJ_DATA_DIR, .data). Results go to stdout, the rest to stderr. Exit codes: 0 done, 1 refused, 2 bad usage.`

const isHelp = (argument: string | undefined) => argument === '--help' || argument === '-h' || argument === 'help'

const run = async ([name, ...args]: string[]): Promise<void> => {
  if (name === undefined) throw new BadUsage('Which command?')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (isHelp(name)) return void result(help)
  if (!command) throw new BadUsage(`There is no command “${name}”.`)
  if (args.some(isHelp)) return void result(`nabij ${command.usage}`)
  await command.run(args)
}

/** Exit code: 0 done, 1 refused, 2 bad usage. What went wrong stands in words on stderr. */
export const runArguments = async (args: string[]): Promise<number> => {
  try {
    await run(args)
    return 0
  } catch (error) {
    if (error instanceof BadUsage) remark(`${error.message} See: nabij --help`)
    else if (!(error instanceof RefusedData)) remark(errorWords(error))
    return error instanceof BadUsage ? 2 : 1
  }
}
