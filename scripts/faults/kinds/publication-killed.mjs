import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot } from '../../lib/paths.mjs'
import { request, signIn } from '../http.mjs'

/** The ids of the server actions of a build, by their names. */
function actionsOf(distDir) {
  const manifest = fs.readFileSync(inRoot(distDir, 'server', 'server-reference-manifest.json'), 'utf8')
  return Object.fromEntries(
    Object.entries(JSON.parse(manifest).node).map(([id, { exportedName }]) => [exportedName, id]),
  )
}

/** Runs a server action. Returns whether it was accepted; null when no answer came. */
async function act({ app, actions }, cookie, name, input) {
  const headers = { cookie, 'next-action': actions[name], 'content-type': 'text/plain;charset=UTF-8' }
  const body = JSON.stringify([input])
  const answer = await request({ ...app, method: 'POST', path: '/account', headers, body }).catch(() => null)
  return answer && /^\w+:\{"ok":true/m.test(answer.text)
}

/** Asks for a job, kills the application within 1.5 s, and asks again when nobody had heard of it. Whether the job is done. */
async function killedDuring({ world, random }, subject, ask) {
  const jobs = () =>
    world.database.query(`select state::text from job where subject = $1 and kind::text like '%_release' order by id`, [
      subject,
    ])
  const before = (await jobs()).length
  const asking = ask()
  await sleep(random.between(5, 1_500))
  await world.app.kill()
  await asking
  await world.app.start()
  if ((await jobs()).length === before) await ask()
  const end = performance.now() + 120_000
  for (;;) {
    const made = (await jobs()).slice(before)
    if (made.length === 1 && made[0].state === 'done') return true
    if (made.length !== 1 || /refused|failed/.test(made[0].state) || performance.now() > end) return false
    await sleep(250)
  }
}

/** What stands of a week: each release with its number of revisions, and what the log has of this preparation. */
async function standing({ database }, week, preparation) {
  const revisions = await database.query(
    `select r.id, count(*)::int as count
     from release r join release_revision v on v.release_id = r.id where r.grain = 'week' and r.at = $1 group by r.id`,
    [week],
  )
  const [audited] = await database.query(
    `select count(*) filter (where verb = 'release.prepare')::int as prepared,
       count(*) filter (where verb = 'release.approve')::int as approved from audit where subject_id = $1 and detail ? 'at'`,
    [preparation],
  )
  return { revisions: new Map(revisions.map(({ id, count }) => [id, count])), ...audited }
}

const openPreparation = async ({ database }, week) =>
  await database.query(`select id, version from preparation where grain = 'week' and at = $1 and state = 'open'`, [
    week,
  ])

/** A correction of a week that is prepared by one and published by another. */
async function oneCorrection(context, { week, round, preparer, approver }) {
  const { world } = context
  const subject = `week/${week}`
  const prepare = { grain: 'week', at: week, correction: 'Een woord was verkeerd' }
  const isPrepared = await killedDuring(context, subject, () =>
    act(context, preparer, 'requestPreparationAction', prepare),
  )
  const preparations = await openPreparation(world, week)
  if (!isPrepared || preparations.length !== 1) return [`${subject}: ${preparations.length} preparations`]
  const [{ id, version }] = preparations
  // Something must differ from what was published, or there is nothing to publish.
  await world.database.query('update preparation_text set comment = $2 where preparation_id = $1', [
    id,
    round % 2 === 0 ? 'Wij spraken deze week veel ouders.' : 'Deze week spraken wij veel ouders.',
  ])
  const before = await standing(world, week, id)
  const isPublished = await killedDuring(context, subject, async () => {
    await world.database.query('update session set verified_at = now() where ended_at is null')
    return act(context, approver, 'requestApprovalAction', { id, version })
  })
  const after = await standing(world, week, id)
  const more = [...after.revisions].map(([release, count]) => count - (before.revisions.get(release) ?? 0))
  const isOnce = more.some((count) => count === 1) && more.every((count) => count <= 1)
  const isAudited = after.prepared === 1 && after.approved === 1
  if (isPublished && isOnce && isAudited && (await openPreparation(world, week)).length === 0) return []
  return [`${subject}: revisions ${more.join()}, log ${after.prepared} and ${after.approved}, done: ${isPublished}`]
}

/** @type {import('../program.mjs').Fault} */
export const publicationKilled = {
  number: 'p',
  what: 'the application is killed (kill -9) within 1.5 s of the request to prepare a correction, and again to publish it',
  rounds: { small: 0, full: 6 },
  run: async (context) => {
    const world = await context.newDemonstration(path.join(context.scratch, 'demonstration'))
    try {
      const accounts = JSON.parse(fs.readFileSync(path.join(world.env.NABIJ_DATA_DIR, 'demo-accounts.json'), 'utf8'))
      const signedIn = (role) =>
        signIn(
          world.app,
          accounts.find((account) => account.role === role),
        )
      const [preparer, approver] = [await signedIn('coordinator'), await signedIn('coach')]
      const weeks = await world.database.query(`select distinct at from release where grain = 'week' order by at`)
      const publishing = { ...context, world, app: world.app, actions: actionsOf(world.env.NEXT_DIST_DIR) }
      const problems = []
      for (let round = 0; round < context.rounds; round += 1) {
        const week = weeks[round % weeks.length].at
        problems.push(...(await oneCorrection(publishing, { week, round, preparer, approver })))
      }
      return {
        problems,
        notes: ['each is prepared once and published whole, once, with its rows in the log'],
      }
    } finally {
      await world.stop()
    }
  },
}
