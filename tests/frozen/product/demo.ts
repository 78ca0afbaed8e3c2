/**
 * The one place where the frozen record's demonstration meets the product: filled, exported, counted and published by the
 * commands that `npm run nabij` calls. When names in `src` change, this file changes and the record stays.
 */
import { randomUUID } from 'node:crypto'
import { demoOrganisation } from '@/cli/demo/organisation'
import { publishDemo } from '@/cli/demo/releases'
import type { SystemActor } from '@/domain/access/actor'
import type { PublishedNode } from '@/domain/disclosure/policy/publication'
import type { ReadRelease } from '@/domain/export/read-release'
import { parseWeek, weeksUntil, nextWeek, type Week } from '@/domain/figures/week'
import type { Level } from '@/domain/figures/week-figures'
import { exportSchools } from '@/features/imports/commands/export-schools'
import { exportInterviews } from '@/features/imports/commands/export-interviews'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { createDemo } from '@/features/imports/commands/create-demo'
import { preparedPeriod } from '@/features/releases/queries/prepared-period'
import { issues } from '@/features/releases/queries/issues'
import { allStatements } from '@/features/releases/parts/statements'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { locales } from '@/i18n/locale'
import { wordedRelease } from '@/i18n/worded-release'
import { csvText } from '@/server/csv'
import { inTransaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { releaseFile } from '@/server/release-file'
import { sealText } from '@/server/sealed/sealed-text'
import { asJson, sealAnswer, storedValue } from '@/server/stored-answer'
import type { Rows } from '../columns'
import { database, ownerDatabase } from '../../owner'

const until = parseWeek('2020-W20')!
const period = { until, today: '2020-05-17' }
/** The eight weeks with calls, and one after them. */
export const demoWeeks: readonly Week[] = [...weeksUntil(until, 8), nextWeek(until)]

export type DemoNode = { readonly level: Level; readonly ref: string | null }
export const demoNodes = (): DemoNode[] => {
  const { schools } = demoOrganisation(period)
  const refsOf = (level: Level, refs: readonly string[]) => [...new Set(refs)].map((ref) => ({ level, ref }))
  return [
    { level: 'organisation', ref: null },
    ...refsOf(
      'municipality',
      schools.map(({ municipalityRef }) => municipalityRef),
    ),
    ...refsOf(
      'board',
      schools.map(({ boardRef }) => boardRef),
    ),
    ...refsOf(
      'school',
      schools.map(({ ref }) => ref),
    ),
  ]
}

const storedInterviews = (organisationId: string) =>
  database().interview.findMany({
    where: { organisationId, ref: { not: null } },
    select: { id: true, ref: true, familyId: true, answers: { select: { key: true, value: true, note: true } } },
  })

/** What was said is sealed for the id of its interview, so it is sealed anew. Nothing else that is sealed is in the record. */
const sealAnew = async (organisationId: string, before: Awaited<ReturnType<typeof storedInterviews>>) => {
  const ids = await database().interview.findMany({ where: { organisationId }, select: { id: true, ref: true } })
  const idOf = new Map(ids.map(({ id, ref }) => [ref, id]))
  const rows = before.flatMap(({ id, ref, familyId, answers }) =>
    answers.map(({ key, value, note }) => {
      const interviewId = idOf.get(ref)!
      const sealed = sealAnswer({ familyId, interviewId, key }, { value: storedValue(id, { key, value }), note })
      return { interviewId, key, value: asJson(sealed.value), note: asJson(sealed.note) }
    }),
  )
  await ownerDatabase().$executeRaw`
    update answer set value = r.value, note = r.note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("interviewId" uuid, key text, value bytea, note bytea)
    where answer.interview_id = r."interviewId" and answer.key = r.key`
}

/**
 * Replaces the random ids by ids made from refs, and the random key by a fixed one. Which cells are published depends on
 * noise, noise depends on the pseudonyms of interviews, and these depend on ids and the key. Families keep their ids,
 * because no text depends on them.
 */
export const fixIds = async ({ organisationId }: SystemActor) => {
  const interviews = await storedInterviews(organisationId)
  await ownerDatabase().$transaction(async (tx) => {
    // Concerns may not be changed, not even the id of their interview; they are part of no figure and no release.
    await tx.$executeRaw`alter table safety_concern disable trigger user`
    await tx.$executeRaw`
      update interview set id = md5('interview ' || ref)::uuid
      where organisation_id = ${organisationId}::uuid and ref is not null`
    await tx.$executeRaw`alter table safety_concern enable trigger user`
    await tx.$executeRaw`
      update school set id = md5('school ' || ref)::uuid where organisation_id = ${organisationId}::uuid`
    await tx.$executeRaw`
      update school_board set id = md5('board ' || ref)::uuid where organisation_id = ${organisationId}::uuid`
    await tx.$executeRaw`
      update municipality set id = md5('municipality ' || ref)::uuid where organisation_id = ${organisationId}::uuid`
    const place = { ownerId: organisationId, rowId: organisationId }
    const publicationKey = sealText('organisation.publication_key', place, '0f'.repeat(32))
    await tx.organisation.update({ where: { id: organisationId }, data: { publicationKey } })
  })
  await sealAnew(organisationId, interviews)
}

/** In an empty database. */
export const filledDemo = async (): Promise<SystemActor> => {
  const actor = systemActor(randomUUID())
  const demo = demoOrganisation(period)
  await createDemo(actor, { ...demo, staff: demo.staff.map((member) => ({ ...member, passwordHash: 'none' })) })
  await fixIds(actor)
  return actor
}

export const publishedDemo = (actor: SystemActor) => publishDemo(actor, period)

/** Head and lines of the three files, in the order in which they are imported. */
export const demoExports = async (actor: SystemActor) => ({
  schools: await exportSchools(actor),
  families: await exportFamilies(actor),
  interviews: await exportInterviews(actor),
})

export const csvOf = (rows: Rows) => csvText(rows, 'machine')

/** As `nabij figures --json` prints it. */
export const figuresJson = async (actor: SystemActor, week: Week, node: DemoNode) =>
  JSON.stringify(await figuresForWeek(actor, { week, ...node }), null, 2)

const placeOf = ({ level, municipality, board, school, period: { grain, at } }: PublishedNode) =>
  [level, municipality, board, school, grain, at].join('/')

/** What `nabij release prepare` would say of the first week, before anything was published. */
export const preparedFirstWeek = async (actor: SystemActor) => {
  const releases = await preparedPeriod(actor, { grain: 'week', at: demoWeeks[0]! })
  return releases.map(({ node, name, recipient, families, figures, contributors }) => ({
    node: placeOf(node),
    name,
    recipient,
    families,
    cells: Object.entries(figures).map(([key, figure]) =>
      figure.said ? [key, figure.text, figure.size] : [key, null, figure.reason],
    ),
    contributors: contributors.map(([, interview]) => interview).join(),
  }))
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

/** A release as files, and every text that its page and its print show, sorted: the names of their places do not matter. */
const readIn = async (release: ReadRelease, locale: (typeof locales)[number]) => {
  const file = async (format: 'json' | 'csv') =>
    new TextDecoder().decode((await releaseFile(format, release, locale)).bytes)
  return { json: await file('json'), csv: await file('csv'), page: textsIn(wordedRelease(release, locale)).toSorted() }
}

/** Every release by its number, with its period, as it is read in both languages. */
export const demoReleases = async (actor: SystemActor) => {
  const all = await issues(actor, { skip: 0, take: 1000 })
  const releases = all.flatMap(({ revisions }) => revisions).toSorted((a, b) => a.number - b.number)
  return Promise.all(
    releases.map(async (release) => ({
      period: `${release.period.grain} ${release.period.at}`,
      texts: await Promise.all(locales.map((locale) => readIn(release, locale))),
    })),
  )
}

/** What a reader knows of each cell: the text that is published, or the texts of which a withheld one must be. */
export const demoStatements = async (actor: SystemActor) => {
  const statements = await inTransaction(actor, (tx) => allStatements(tx, actor))
  return statements.map(({ node, key, isPublished, texts, sum, interviews, threshold, rules }) => ({
    period: `${node.period.grain} ${node.period.at}`,
    cell: {
      node: placeOf(node),
      key,
      published: isPublished,
      texts,
      sum,
      threshold,
      rules,
      interviews: interviews.join(),
    },
  }))
}
