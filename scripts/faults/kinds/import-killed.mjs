import { setTimeout as sleep } from 'node:timers/promises'
import { request } from '../http.mjs'

const rows = 800
const header = 'ref,parent_name,phone,email,language,status,programme,caller_email,note,children'

const fileOf = (word) =>
  [header, ...Array.from({ length: rows }, (_, row) => `${word}-${row},Ouder ${word} ${row},,,nl,known,,,,`), ''].join(
    '\n',
  )

const upload = ({ app }, { cookie }, text, parameters) =>
  request({
    ...app,
    method: 'POST',
    path: `/api/imports/families?${new URLSearchParams({ proposals: 'none', ...parameters })}`,
    headers: { cookie, 'content-type': 'text/csv' },
    body: text,
  })

/** The imports that wait or run. */
const openImports = ({ database }, organisationId) =>
  database.query(
    `select 1 from job where organisation_id = $1 and kind = 'import_file' and state in ('queued', 'running')`,
    [organisationId],
  )

async function untilDone(world, organisationId) {
  const end = performance.now() + 120_000
  while ((await openImports(world, organisationId)).length > 0) {
    if (performance.now() > end) return false
    await sleep(250)
  }
  return true
}

const counted = async ({ database }, organisationId, word) => {
  const [count] = await database.query(
    `select (select count(*)::int from family where organisation_id = $1 and ref like $2) as families,
       (select count(*)::int from audit where organisation_id = $1 and verb = 'family.import' and detail ? 'created') as audited`,
    [organisationId, `${word}-%`],
  )
  return count
}

/** Asks for an import, kills the application meanwhile, and asks again when nobody had heard of the first. */
async function oneImport({ world, seats, random }, seat, word) {
  const { organisationId } = seats
  const text = fileOf(word)
  const preview = JSON.parse((await upload(world, seat, text, { mode: 'preview' })).text)
  const ask = () => upload(world, seat, text, { mode: 'apply', fingerprint: preview.data.fingerprint })
  const before = await counted(world, organisationId, word)
  const asking = ask().catch(() => null)
  await sleep(random.between(5, 1_500))
  await world.app.kill()
  const answer = await asking
  await world.app.start()
  if (!(await untilDone(world, organisationId))) return [`${word}: not done within two minutes`]
  const afterKill = await counted(world, organisationId, word)
  if (afterKill.families === 0 && answer === null) {
    await ask()
    if (!(await untilDone(world, organisationId))) return [`${word}: not done within two minutes`]
  }
  const { families, audited } = await counted(world, organisationId, word)
  const isOnce = families === rows && audited === before.audited + 1
  return isOnce ? [] : [`${word}: ${families} of ${rows} rows, ${audited - before.audited} times in the log`]
}

/** @type {import('../program.mjs').Fault} */
export const importKilled = {
  number: 'i',
  what: `the application is killed (kill -9) within 1.5 s of the request for an import of ${rows} families`,
  rounds: { small: 0, full: 10 },
  run: async (context) => {
    const [seat] = await context.seats.seats(1, 'coordinator')
    const problems = []
    for (let round = 0; round < context.rounds; round += 1)
      problems.push(...(await oneImport(context, seat, `rij${round}`)))
    return { problems, notes: ['each import is stored whole, once, with one row in the log'] }
  },
}
