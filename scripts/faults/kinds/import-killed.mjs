import { setTimeout as sleep } from 'node:timers/promises'
import { killedMidway, midwayOf, victims, workBy } from '../killing.mjs'
import { request } from '../http.mjs'
import { apply, fileOf, importProgress, previewOf } from '../uploads.mjs'
import { watched } from '../watch.mjs'

/** A file of up to 500 rows is imported while the request waits, and a larger one by a job. */
const rowsOf = { small: 100, large: 520 }
const columns = [
  'ref',
  'parent_name',
  'phone',
  'email',
  'language',
  'status',
  'programme',
  'caller_email',
  'note',
  'children',
]

const familiesFile = (word, count) =>
  fileOf(
    columns,
    Array.from({ length: count }, (_, row) => ({
      ref: `${word}-${row}`,
      parent_name: `Ouder ${word} ${row}`,
      email: `${word}-${row}@example.org`,
      language: 'nl',
      status: 'known',
      children: '7',
    })),
  )

/** Everything that the import of this file writes, counted in one moment. */
const statement = `
  with family as (select id from family where organisation_id = $1 and ref like $2 || '-%')
  select (select count(*)::int from family) as families,
    (select count(*)::int from family_identity i join family f on f.id = i.family_id) as identities,
    (select count(*)::int from contact_point p join family f on f.id = p.family_id) as contacts,
    (select count(*)::int from child c join family f on f.id = c.family_id) as children,
    (select count(*)::int from audit where organisation_id = $1 and verb = 'family.import' and detail ? 'created') as audited,
    (select count(*)::int from job where organisation_id = $1 and kind = 'import_file' and state in ('queued', 'running'))
      as active,
    (select count(*)::int from job where organisation_id = $1 and kind = 'import_file' and state = 'done'
       and dismissed_at is null) as reported`

async function ended({ database }, organisationId) {
  const end = performance.now() + 120_000
  for (;;) {
    const open = await database.query(
      `select 1 from job where organisation_id = $1 and kind = 'import_file' and state in ('queued', 'running')`,
      [organisationId],
    )
    if (open.length === 0) return
    if (performance.now() > end) throw new Error('an import has not ended within two minutes')
    await sleep(50)
  }
}

/** The heading of what became of a large file, or of how far it is. */
const headingOf = (page) => /id="import-job"[^>]*>([^<]+)</.exec(page)?.[1] ?? null

/** @returns {string | null} what the page must say of the last large file */
const wantedHeading = ({ active, reported }) =>
  active > 0 ? 'Het bestand wordt geïmporteerd' : reported > 0 ? 'Klaar, het is bewaard' : null

/**
 * Whether who comes back reads what is stored: how far it is, what became of it, and what the same file would do now. When
 * something changed while they read, nothing follows from it.
 */
async function* ofPages({ world: { app }, way, text, rows, now }) {
  const before = await now()
  const progress = await importProgress(way)
  const { counts } = await previewOf(way, text)
  const { text: page } = await request({ ...app, path: '/imports', headers: { cookie: way.cookie } })
  const after = await now()
  if (JSON.stringify(before) !== JSON.stringify(after)) return
  const { families, active } = after
  if (counts.unchanged !== families || counts.created !== rows - families)
    yield `a preview says ${counts.created} new and ${counts.unchanged} stored, of ${families}`
  if ((progress !== null) !== active > 0) yield `${active} imports are under way, and the page says otherwise`
  if (headingOf(page) !== wantedHeading(after)) yield `the page says “${headingOf(page)}”`
}

/** In the end everything is there once, and at no moment a part of it. */
export function* ofWhole(seen, rows, earlier) {
  const [last] = seen.slice(-1)
  const whole = { families: rows, identities: rows, contacts: rows, children: rows, audited: earlier.audited + 1 }
  for (const [what, count] of Object.entries(whole))
    if (last[what] !== count) yield `${last[what]} ${what}, not ${count}`
  const isWhole = (state) => Object.entries(whole).every(([what, count]) => state[what] === count)
  const isNothing = ({ families, identities, contacts, children, audited }) =>
    families + identities + contacts + children === 0 && audited === earlier.audited
  if (!seen.every((state) => isWhole(state) || isNothing(state))) yield 'a part of an import without the rest'
}

/** Imports a file, kills the application or the worker meanwhile, and imports it again if nobody was told that it is done. */
async function oneImport(context, { word, size, victim, moment }) {
  const { world, seats, seat } = context
  const { organisationId } = seats
  const rows = rowsOf[size]
  const text = familiesFile(word, rows)
  const way = { app: world.app, cookie: seat.cookie, kind: 'families' }
  const problems = []
  const { seen, result: earlier } = await watched(world.database, statement, [organisationId, word], async (now) => {
    const earlier = await now()
    const preview = await previewOf(way, text)
    const read = async () => {
      for await (const problem of ofPages({ world, way, text, rows, now })) problems.push(problem)
    }
    const ask = () => apply(way, text, preview)
    const { answer, isMidway } = await killedMidway(world, { victim, moment, ask })
    context.midway.push(isMidway)
    await read()
    await ended(world, organisationId)
    await read()
    const { families } = await now()
    if (answer?.status === 200 && families === 0) problems.push('it was acknowledged and is lost')
    // Whoever was told nothing sends the same file again; when it had been stored, it is refused.
    const again = await apply(way, text, preview)
    const wanted = families > 0 && size === 'small' ? 409 : 200
    if (again?.status !== wanted) problems.push(`sent again it was answered with ${again?.status}`)
    await ended(world, organisationId)
    await read()
    return earlier
  })
  problems.push(...ofWhole(seen, rows, earlier))
  return problems.map((problem) => `${word}, ${size}, ${victim}: ${problem}`)
}

const tables = ['family', 'family_identity', 'contact_point', 'child', 'audit']

/** @type {import('../program.mjs').Fault} */
export const importKilled = {
  number: 'i',
  what: `the application, or a worker beside it, is killed (kill -9) during an import of ${rowsOf.small} families within the request or of ${rowsOf.large} by a job: as it writes one of the tables, or within 1.5 s of the request`,
  rounds: { small: 2, full: 24 },
  run: async ({ world, seats, random, rounds, isSmall }) => {
    const [seat] = await seats.seats(1, 'coordinator')
    const problems = []
    const midway = []
    for (let round = 0; round < rounds; round += 1) {
      const size = round % 2 === 0 ? 'small' : 'large'
      const victim = size === 'small' ? 'application' : victims[Math.floor(round / 2) % victims.length]
      const isHeld = isSmall || Math.floor(round / 4) % 2 === 0
      const moment = isHeld ? { table: random.oneOf(tables) } : { after: random.between(5, 1_500) }
      await workBy(world, victim)
      problems.push(...(await oneImport({ world, seats, seat, midway }, { word: `rij${round}`, size, victim, moment })))
    }
    await workBy(world, 'application')
    return { problems, notes: [midwayOf(midway), 'each import is stored whole, once, with one row in the log'] }
  },
}
