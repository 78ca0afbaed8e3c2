/** An organisation with weeks to publish, and what its people ask of the application. Everything comes in by files over HTTP. */
import fs from 'node:fs'
import { randomUUID } from 'node:crypto'
import { inRoot } from '../lib/paths.mjs'
import { request } from './http.mjs'
import { openSeats } from './seats.mjs'
import { apply, columnsOf, fileOf, previewOf } from './uploads.mjs'

/** So many families of each school are spoken with in each week. */
const familiesOf = { S1: 8, S2: 7, S3: 14, S4: 4 }
const boardOf = { S1: 'B1', S2: 'B1', S3: 'B2', S4: 'B3' }
export const familyCount = Object.values(familiesOf).reduce((sum, count) => sum + count, 0)

const firstMonday = Date.UTC(2020, 2, 23)
const days = 24 * 60 * 60_000
/** The weeks count from the thirteenth of 2020. */
const weeksOf = (count) =>
  Array.from({ length: count }, (_, index) => ({
    at: `2020-W${13 + index}`,
    monday: new Date(firstMonday + index * 7 * days).toISOString().slice(0, 10),
  }))

const schoolRows = Object.entries(boardOf).map(([ref, board]) => ({
  ref,
  name: `Verzonnen School ${ref}`,
  board_ref: board,
  board_name: `Verzonnen Bestuur ${board}`,
  municipality_ref: 'M1',
  municipality_name: 'Verzonnen Gemeente',
}))

const families = Object.entries(familiesOf).flatMap(([school, count]) =>
  Array.from({ length: count }, (_, index) => ({ school, ref: `${school}-${index}` })),
)

const familyRows = families.map(({ ref }) => ({ ref, parent_name: `Ouder ${ref}`, language: 'nl', status: 'known' }))

const yesPartlyNo = ['yes', 'partly', 'no']
const answersOf = (number, school) => ({
  confidentiality: 'yes',
  children_ages: '8',
  schools: school,
  homework_help: yesPartlyNo[(number * 7) % 3],
  internet: yesPartlyNo[(number * number) % 3],
  grade_parent: String(4 + ((number * 5) % 6)),
})

const interviewRows = (weeks, callerEmail) =>
  weeks.flatMap(({ at, monday }) =>
    families.map(({ ref, school }, number) => ({
      ref: `${at}-${ref}`,
      family_ref: ref,
      caller_email: callerEmail,
      channel: 'phone',
      chosen_by: 'parent',
      ended: 'completed',
      call_date: monday,
      ...answersOf(number, school),
    })),
  )

async function importNow(way, rows) {
  const text = fileOf(await columnsOf(way), rows)
  const preview = await previewOf(way, text)
  const answer = await apply(way, text, preview)
  if (preview.problemCount > 0 || answer?.status !== 200)
    throw new Error(`the ${way.kind} could not be imported: ${JSON.stringify(preview.problems.slice(0, 3))}`)
}

/** Somebody who reads what is published to a board or to the municipality, and never signs in here. */
async function newReader({ database }, organisationId, table, column, ref) {
  const email = `reader-${randomUUID().slice(0, 8)}@example.org`
  await database.query(
    `insert into staff (id, organisation_id, email, name, role, ${column})
     select gen_random_uuid(), $1, $2, 'Verzonnen Lezer', 'reader', id from ${table} where organisation_id = $1 and ref = $3`,
    [organisationId, email, ref],
  )
  return email
}

/** The ids of the server actions of a build, by their names. */
function actionsOf(distDir) {
  const manifest = fs.readFileSync(inRoot(distDir, 'server', 'server-reference-manifest.json'), 'utf8')
  return new Map(Object.entries(JSON.parse(manifest).node).map(([id, { exportedName }]) => [exportedName, id]))
}

/**
 * @param {import('./world.mjs').World} world @param {number} weekCount
 */
export async function openPublishing(world, weekCount) {
  const { app, database, env } = world
  const seats = await openSeats(world)
  const { organisationId } = seats
  const [[preparer], [approver]] = [await seats.seats(1, 'coordinator'), await seats.seats(1, 'coach')]
  const [{ email: callerEmail }] = [await seats.newPerson('caller')]
  const weeks = weeksOf(weekCount)
  const way = { app, cookie: preparer.cookie }
  await importNow({ ...way, kind: 'schools' }, schoolRows)
  await importNow({ ...way, kind: 'families' }, familyRows)
  // A file of more rows is imported by a job.
  for (let first = 0; first < weekCount; first += 15)
    await importNow({ ...way, kind: 'interviews' }, interviewRows(weeks.slice(first, first + 15), callerEmail))
  const readers = [
    await newReader(world, organisationId, 'school_board', 'board_id', 'B1'),
    await newReader(world, organisationId, 'municipality', 'municipality_id', 'M1'),
  ]
  const actions = actionsOf(env.NEXT_DIST_DIR)

  /** Runs a server action as the page does. Returns whether it was accepted; null when no whole answer came. */
  const act = async ({ cookie }, name, input) => {
    const headers = { cookie, 'next-action': actions.get(name), 'content-type': 'text/plain;charset=UTF-8' }
    const body = JSON.stringify([input])
    const asked = { ...app, method: 'POST', path: '/releases', headers, body, patience: 60_000 }
    const answer = await request(asked).catch(() => null)
    const said = /^\w+:\{"ok":(true|false)/m.exec(answer?.text ?? '')
    if (answer && !said) throw new Error(`${name} was answered with ${answer.status}`)
    return said && said[1] === 'true'
  }
  /** Whoever releases something showed within ten minutes who they are. */
  const freshen = () =>
    database.query('update session set verified_at = now() where staff_id = $1 and ended_at is null', [
      approver.staffId,
    ])

  return {
    organisationId,
    weeks: weeks.map(({ at }) => at),
    readers,
    prepare: (at) => act(preparer, 'requestPreparationAction', { grain: 'week', at, correction: '' }),
    write: (text) => act(preparer, 'saveTextAction', { points: [], requests: [], version: 0, ...text }),
    approve: async (preparation) => {
      await freshen()
      return act(approver, 'requestApprovalAction', preparation)
    },
    /** What the page of a week shows: how many releases, whether it is prepared, and whether work is under way. */
    page: async (at) => {
      const { status, text } = await request({
        ...app,
        path: `/releases/week/${at}`,
        headers: { cookie: approver.cookie },
      })
      if (status !== 200) throw new Error(`the page of a week was answered with ${status}`)
      return {
        releases: new Set(text.match(/\/releases\/issue\/[0-9a-f-]{36}/g)).size,
        isPrepared: text.includes('Voorbereid door Verzonnen Mens'),
      }
    },
    progress: async (at) => {
      const path = `/api/releases/progress/week/${at}`
      return JSON.parse((await request({ ...app, path, headers: { cookie: approver.cookie } })).text).data
    },
  }
}

/** @typedef {Awaited<ReturnType<typeof openPublishing>>} Publishing */
