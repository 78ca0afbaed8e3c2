import { replaceSeedEncryption } from '@/features/factors/commands/replace-seed-encryption'
import { factorsOfEarlierSecrets } from '@/features/factors/queries/factors-of-earlier-secrets'
import { replaceMasterKey } from '@/features/keys/commands/replace-master-key'
import { removeEarlierSecrets } from '@/features/keys/commands/remove-earlier-secrets'
import { replaceSecret } from '@/features/keys/commands/replace-secret'
import { masterKeyStatus } from '@/features/keys/queries/master-key-status'
import { secretStatus } from '@/features/keys/queries/secret-status'
import { operatorOfInstallation } from '@/server/operator'
import { argumentsOf, BadUsage, RefusedData, type Command } from '../command'
import { remark, result } from '../words'

const options = { end: { type: 'boolean' }, now: { type: 'boolean' }, json: { type: 'boolean' } } as const
type Values = { end?: boolean; now?: boolean; json?: boolean }

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const masterWords = ({ isNewest, isThere, wraps }: { isNewest: boolean; isThere: boolean; wraps: number }) => {
  if (!isThere) return ', and is not there: nobody can read what these seal'
  if (isNewest) return ' (the newest)'
  return wraps > 0
    ? ', so it is still needed: nabij keys rotate'
    : ', so it may be removed once the newest copy of the keys is stored'
}

const status = async ({ json }: Values) => {
  const actor = await operatorOfInstallation()
  const secrets = { ...(await secretStatus(actor)), ...(await factorsOfEarlierSecrets(actor)) }
  const keys = await masterKeyStatus(actor)
  if (json) return void result(JSON.stringify({ secrets, ...keys }))
  for (const { id, isNewest, isThere, wraps } of keys.masterKeys)
    result(
      `master key ${id.slice(0, 8)}: wraps ${counted(wraps, 'key', 'keys')}${masterWords({ isNewest, isThere, wraps })}`,
    )
  result(`destroyed: ${counted(keys.destroyed, 'key', 'keys')}`)
  const { earlier, apps, peopleWithCodes, isReplacedLately } = secrets
  result(`earlier secrets: ${earlier}`)
  if (earlier === 0) return
  result(`apps for codes that need one: ${apps}`)
  result(`people with recovery codes from before: ${peopleWithCodes} (they make new ones under “Inloggen”)`)
  result(isReplacedLately ? 'Devices may still hold unsent work under one.' : 'No device holds unsent work under one.')
}

const requireReadable = async (actor: Awaited<ReturnType<typeof operatorOfInstallation>>) => {
  const { count, unreadable } = await replaceSeedEncryption(actor)
  remark(`${counted(count, 'seed was', 'seeds were')} encrypted anew.`)
  if (unreadable === 0) return
  remark(`${counted(unreadable, 'seed is', 'seeds are')} opened by no secret: clear those factors.`)
  throw new RefusedData()
}

const secret = async ({ end, now: isForced = false }: Values) => {
  const actor = await operatorOfInstallation()
  if (end) {
    await requireReadable(actor)
    await removeEarlierSecrets(actor, { isForced })
    return void remark('The earlier secrets are gone: whoever signed in with one signs in again.')
  }
  await replaceSecret(actor)
  await requireReadable(actor)
  remark('There is a new secret. The earlier one is accepted until: nabij keys secret --end')
}

const rotate = async () => {
  const actor = await operatorOfInstallation()
  let shown = -1
  const { count, isResumed, earlierNeeded } = await replaceMasterKey(actor, (share) => {
    const tenth = Math.floor(share * 10)
    if (tenth === shown) return
    shown = tenth
    remark(`${tenth * 10} %`)
  })
  remark(isResumed ? 'Went on with the newest master key.' : 'There is a new master key.')
  remark(`${counted(count, 'key was', 'keys were')} wrapped anew.`)
  if (earlierNeeded > 0)
    remark(`${counted(earlierNeeded, 'key still needs', 'keys still need')} an earlier one: run it again.`)
}

const steps: Readonly<Record<string, (values: Values) => Promise<void>>> = { status, rotate, secret }

export const keysCommand: Command = {
  usage: `keys status [--json] | keys rotate | keys secret [--end [--now]]
  status says what still needs an earlier master key or secret. rotate makes a new master key and wraps the keys of all families with it
  while Nabij runs; when it is stopped, run it again. Where a command gives the master keys, have it print the new one first, and then run
  it. The earlier master key may be removed when status says so. secret puts a new one in front of the secret that signs sessions, while Nabij
  runs: nobody is signed out and nothing is restarted, because the earlier one is still accepted. Fourteen days later secret --end takes
  the earlier ones away; --now does it at once, when somebody else has one: people then sign in again, and lose unsent work that
  a device kept under it. The secret stands in a file (NABIJ_SECRET_FILE; of an embedded database in its data folder).`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    const step = Object.hasOwn(steps, positionals[0] ?? '') ? steps[positionals[0] ?? ''] : undefined
    if (!step || positionals.length !== 1) throw new BadUsage(`Keys: ${Object.keys(steps).join(', ')}.`)
    await step(values)
  },
}
