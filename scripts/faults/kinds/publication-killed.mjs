import { setTimeout as sleep } from 'node:timers/promises'
import { killedMidway, midwayOf, victims, workBy } from '../killing.mjs'
import { familyCount, openPublishing } from '../publishing.mjs'
import { watched } from '../watch.mjs'

/** Everything that a preparation and a publication write about a week, counted and compared in one moment. */
const statement = `
  with preparation as (select * from preparation where organisation_id = $1 and grain = 'week' and at = $2),
    release as (select * from release where organisation_id = $1 and grain = 'week' and at = $2),
    revision as (select v.* from release_revision v join release r on r.id = v.release_id)
  select (select array_agg(id || ' ' || state::text || ' ' || version order by id) from preparation) as preparations,
    (select count(*)::int from release) as releases,
    (select count(*)::int from revision) as revisions,
    (select md5(string_agg(to_jsonb(revision)::text, ',' order by id)) from revision) as words,
    (select count(*)::int from release_statement s join revision on revision.id = s.revision_id) as statements,
    (select count(*)::int from contributor where organisation_id = $1 and week = $2) as contributors,
    (select count(*)::int from frozen_week where organisation_id = $1 and week = $2) as frozen,
    (select count(*)::int from job where organisation_id = $1 and subject = 'week/' || $2 and kind = 'release_letter') as letters,
    (select count(*)::int from job where organisation_id = $1 and subject = 'week/' || $2 and kind = 'prepare_release'
       and state = 'done') as "doneToPrepare",
    (select count(*)::int from job where organisation_id = $1 and subject = 'week/' || $2 and kind = 'approve_release'
       and state = 'done') as "doneToApprove",
    (select count(*)::int from audit where organisation_id = $1 and verb = 'release.prepare' and detail->>'at' = $2) as prepared,
    (select count(*)::int from audit where organisation_id = $1 and verb = 'release.approve' and detail->>'releases' is not null
       and detail->>'at' = $2) as approved`

/** Until no job of this kind waits or runs. Returns the states of those that there were. */
async function ended({ world: { database }, publishing }, at, kind) {
  const end = performance.now() + 120_000
  for (;;) {
    const jobs = await database.query(
      `select state::text from job where organisation_id = $1 and subject = $2 and kind = $3::"JobKind" order by created_at`,
      [publishing.organisationId, `week/${at}`, kind],
    )
    if (jobs.every(({ state }) => state !== 'queued' && state !== 'running')) return jobs.map(({ state }) => state)
    if (performance.now() > end) throw new Error(`${kind} has not ended within two minutes`)
    await sleep(50)
  }
}

/** Whether the pages say what is stored, as long as it stays the same while they are read. */
async function* ofPages({ publishing, at, now }, isOver) {
  const before = await now()
  const [page, progress] = [await publishing.page(at), await publishing.progress(at)]
  if (JSON.stringify(before) !== JSON.stringify(await now())) return
  const { preparations, releases } = before
  const isOpen = (preparations ?? []).some((preparation) => preparation.includes(' open '))
  if (page.releases !== releases) yield `the page shows ${page.releases} releases of ${releases}`
  if (page.isPrepared !== isOpen) yield `the page ${isOpen ? 'hides the' : 'shows a'} preparation`
  if (isOver && progress !== null) yield 'the page says that it is being worked on'
}

/**
 * Asks for a job, and kills the application or the worker meanwhile. Asks again when nobody had been told and no job is there.
 * @returns {Promise<string[]>} what went wrong
 */
async function done(context, { at, now, kind, victim, moment, ask }) {
  const problems = []
  const { answer, isMidway } = await killedMidway(context.world, { victim, moment, ask })
  context.midway.push(isMidway)
  for await (const problem of ofPages({ ...context, at, now }, false)) problems.push(problem)
  const states = await ended(context, at, kind)
  if (answer === false) problems.push(`${kind} was refused`)
  if (answer && states.length === 0) problems.push(`${kind} was acknowledged and is lost`)
  if (answer === null && states.length === 0) {
    await ask()
    states.push(...(await ended(context, at, kind)))
  }
  if (states.join() !== 'done') problems.push(`${kind} ended ${states.join(' and ') || 'nowhere'}`)
  for await (const problem of ofPages({ ...context, at, now }, true)) problems.push(problem)
  return problems
}

/** One comment beside the figures, by which it is seen that the words are those that were approved. */
async function written({ world, publishing }, at) {
  const [{ id, nodes }] = await world.database.query(
    `select id, nodes from preparation where organisation_id = $1 and at = $2`,
    [publishing.organisationId, at],
  )
  const comment = 'Deze week spraken wij veel ouders.'
  if (!(await publishing.write({ preparationId: id, node: nodes[0].id, comment })))
    throw new Error('a comment was refused')
  const [{ version }] = await world.database.query('select version from preparation where id = $1', [id])
  return { id, version, nodes, comment }
}

const saidOf = (figures) =>
  Object.entries(figures)
    .filter(([, { said }]) => said)
    .map(([key, { text, size }]) => JSON.stringify([key, text, size]))
    .toSorted()
    .join()

/** Each release against what its preparation showed to whoever approved it: its families, its figures and its words. */
async function* ofReleases({ world, publishing }, at, { nodes, comment }) {
  const revisions = await world.database.query(
    `select r.level::text, r.municipality_id as municipality, coalesce(r.board_id::text, '') as board,
       coalesce(r.school_id::text, '') as school, v.families, v.figures, v.comment, v.revision, v.state::text,
       cardinality(v.contributors) as contributors
     from release r join release_revision v on v.release_id = r.id where r.organisation_id = $1 and r.at = $2`,
    [publishing.organisationId, at],
  )
  const isOf = ({ node }, { level, municipality, board, school }) =>
    [node.level, node.municipality, node.board, node.school].join() === [level, municipality, board, school].join()
  if (revisions.length !== nodes.length) yield `${revisions.length} releases of ${nodes.length}`
  for (const [index, node] of nodes.entries()) {
    const own = revisions.filter((revision) => isOf(node, revision))
    if (own.length !== 1 || own[0].revision !== 1 || own[0].state !== 'published')
      yield `${own.length} revisions of one release`
    for (const { families, figures, comment: words, contributors } of own) {
      if (families !== node.families || saidOf(figures) !== saidOf(node.figures)) yield 'a release has other figures'
      if (words !== (index === 0 ? comment : '')) yield 'a release has other words'
      if (contributors !== node.exact) yield `a release counts ${contributors} of ${node.exact} families`
    }
  }
}

/** In the end everything stands there once, and at no moment a part of it. */
export function* ofWhole(seen, { nodes }, letters) {
  const last = seen.at(-1)
  const wanted = {
    releases: nodes.length,
    revisions: nodes.length,
    contributors: familyCount,
    frozen: 1,
    letters,
    doneToPrepare: 1,
    doneToApprove: 1,
    prepared: 1,
    approved: 1,
  }
  for (const [what, count] of Object.entries(wanted))
    if (last[what] !== count) yield `${last[what]} ${what}, not ${count}`
  if (last.preparations.length !== 1 || !last.preparations[0].includes(' published '))
    yield `the preparations are ${last.preparations.join(' and ')}`
  const published = seen.filter(({ releases }) => releases > 0)
  if (published.length > 1) yield `${published.length} states of what was published`
  const parts = [
    'releases',
    'revisions',
    'statements',
    'contributors',
    'frozen',
    'letters',
    'approved',
    'doneToApprove',
  ]
  if (seen.some((state) => state.releases === 0 && parts.some((part) => state[part] > 0)))
    yield 'a part of a publication without the rest'
  if (
    seen.some(
      ({ preparations, prepared, doneToPrepare }) =>
        new Set([preparations?.length ?? 0, prepared, doneToPrepare]).size > 1,
    )
  )
    yield 'a part of a preparation without the rest'
}

/** Each reader gets one letter; the one that was under way when its worker was killed may come twice. */
async function* ofLetters({ world: { database, mail }, publishing }, at, lettersBefore) {
  await ended({ world: { database }, publishing }, at, 'release_letter')
  const tried = await database.query(
    `select attempts from job where organisation_id = $1 and subject = $2 and kind = 'release_letter'`,
    [publishing.organisationId, `week/${at}`],
  )
  const counts = publishing.readers.map((reader, index) => mail.countFor(reader) - lettersBefore[index])
  if (counts.some((count) => count < 1)) yield 'a reader got no letter'
  const repeats = tried.reduce((sum, { attempts }) => sum + attempts - 1, 0)
  if (counts.reduce((sum, count) => sum + count - 1, 0) > repeats) yield 'a letter was sent twice'
}

const tables = {
  prepare: ['preparation', 'preparation_writer', 'audit'],
  approve: ['contributor', 'frozen_week', 'release', 'release_revision', 'release_statement', 'audit'],
}

/** By turns while it waits to write a table, and after some time. */
const momentOf = ({ random, isSmall }, round, step) =>
  isSmall || round % 2 === 0 ? { table: random.oneOf(tables[step]) } : { after: random.between(5, 700) }

/** The small round has time for one end of the application. */
async function prepareUndisturbed({ publishing, ...context }, at) {
  await publishing.prepare(at)
  await ended({ publishing, ...context }, at, 'prepare_release')
}

/** A week is prepared and published, and whoever does it is killed both times. */
async function onePublication(context, round) {
  const { world, publishing } = context
  const at = publishing.weeks[round]
  const victim = victims[Math.floor(round / 2) % victims.length]
  await workBy(world, victim)
  const lettersBefore = publishing.readers.map((reader) => world.mail.countFor(reader))
  const problems = []
  const { result: preparation, seen } = await watched(
    world.database,
    statement,
    [publishing.organisationId, at],
    async (now) => {
      const of = { at, now, victim }
      const toPrepare = { kind: 'prepare_release', moment: momentOf(context, round, 'prepare') }
      if (context.isSmall) await prepareUndisturbed(context, at)
      else problems.push(...(await done(context, { ...of, ...toPrepare, ask: () => publishing.prepare(at) })))
      const found = await written(context, at)
      const { id, version } = found
      const toApprove = { kind: 'approve_release', moment: momentOf(context, round, 'approve') }
      problems.push(...(await done(context, { ...of, ...toApprove, ask: () => publishing.approve({ id, version }) })))
      // Whoever was told nothing presses again.
      if (await publishing.approve({ id, version })) problems.push('it could be published once more')
      return found
    },
  )
  problems.push(...ofWhole(seen, preparation, publishing.readers.length))
  for await (const problem of ofReleases(context, at, preparation)) problems.push(problem)
  for await (const problem of ofLetters(context, at, lettersBefore)) problems.push(problem)
  return problems.map((problem) => `${at}, ${victim}: ${problem}`)
}

/** @type {import('../program.mjs').Fault} */
export const publicationKilled = {
  number: 'p',
  what: 'the application, or a worker beside it, is killed (kill -9) while a week is prepared and again while it is published: as it writes one of the tables, or within 0.7 s of the request',
  rounds: { small: 1, full: 16 },
  run: async (context) => {
    const publishing = await openPublishing(context.world, context.rounds)
    const problems = []
    const midway = []
    try {
      for (let round = 0; round < context.rounds; round += 1)
        problems.push(...(await onePublication({ ...context, publishing, midway }, round)))
    } finally {
      await workBy(context.world, 'application')
    }
    return {
      problems,
      notes: [
        midwayOf(midway),
        'each is prepared once and published whole, once: texts, figures, contributors, letters and the log',
      ],
    }
  },
}
