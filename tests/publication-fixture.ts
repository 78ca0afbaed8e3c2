/**
 * An organisation with figures to publish: a municipality with board B1 (schools S1 and S2), B2 (S3) and B3 (S4, too small
 * for any figure), interviews in the given weeks, and the people who prepare, approve and read. It is the same every time.
 */
import { parseBlock } from '@/domain/figures/block'
import type { EndedInterview } from '@/domain/figures/interview-fact'
import { mondayOf, parseWeek, type Week } from '@/domain/figures/week'
import type { Period } from '@/domain/disclosure/policy/publication'
import type { AnswerValue } from '@/domain/instrument/answer'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import type { AddQuote } from '@/features/releases/schema'
import { saveText } from '@/features/releases/commands/save-text'
import { inTransaction, ofOrganisation } from '@/server/db'
import { recomputeFacts } from '@/server/facts'
import { stored } from './week-fixture'
import { interview, said } from './arbitrary-answers'
import { actorFor, anActor, anOrganisation, aSchool, sealedAnswer, storeAnswers } from './factories'
import { database } from './owner'

export const firstWeek = parseWeek('2020-W13') as Week
export const secondWeek = parseWeek('2020-W14') as Week
/** A week of the next block. */
export const laterWeek = parseWeek('2020-W17') as Week

export const weekOf = (at: Week): Period => ({ grain: 'week', at })
export const blockOf = (at: string): Period => ({ grain: 'block', at: parseBlock(at)! })

/** B1 has 15 families in a week, B2 14, B3 4, and the municipality 33. */
const familiesAt = { S1: 8, S2: 7, S3: 14, S4: 4 } as const
type SchoolRef = keyof typeof familiesAt

const yesPartlyNo = ['yes', 'partly', 'no'] as const
/** Answers by number: families differ, and nothing depends on chance. */
const answersOf = (number: number, school: string) =>
  said({
    confidentiality: 'yes',
    children_ages: [8],
    schools: [school],
    homework_help: yesPartlyNo[(number * 7) % 3]!,
    internet: yesPartlyNo[(number * number) % 3]!,
    worries: number % 2 === 0 ? 'yes' : 'no',
    // Of the municipality's seventeen worried families two speak about language, and all others about tension at home.
    ...(number % 2 === 0
      ? { worries_topics: [number % 10 === 4 && number < 20 ? 'language' : 'tension_at_home'] }
      : {}),
    grade_parent: 4 + ((number * 5) % 6),
    grade_children: 3 + ((number * 11) % 7),
    // Eleven of the municipality's families tell about home, and three about their health.
    goes_well: [number % 3 === 0 ? 'home' : number % 11 === 1 ? 'health' : 'children'],
  })

export const aCallOf = (week: Week, school: string, number: number): EndedInterview =>
  interview({
    ref: `${week}/${school}/${number}`,
    familyRef: `${week}/${school}/${number}`,
    callDate: mondayOf(week),
    answers: answersOf(number, school),
  })

const callsIn = (week: Week): EndedInterview[] =>
  Object.entries(familiesAt)
    .flatMap(([school, count]) => Array.from<string>({ length: count }).fill(school))
    .map((school, number) => aCallOf(week, school, number))

const aReader = async (organisationId: string, email: string, of: { boardId: string } | { municipalityId: string }) => {
  const data = { organisationId, email, role: 'reader' as const, name: 'Lezer', ...of }
  return actorFor(organisationId, (await database().staff.create({ data })).id)
}

export const aPublication = async (weeks: readonly Week[] = [firstWeek]) => {
  const organisationId = await anOrganisation()
  const boardOf: Record<SchoolRef, string> = { S1: 'B1', S2: 'B1', S3: 'B2', S4: 'B3' }
  for (const [school, board] of Object.entries(boardOf)) await aSchool(organisationId, school, board, 'M1')
  const schools = await database().school.findMany({ where: { organisationId }, orderBy: { ref: 'asc' } })
  const at = (ref: SchoolRef) => schools.find((school) => school.ref === ref)!
  const [B1, B2, B3] = [at('S1').boardId, at('S3').boardId, at('S4').boardId]
  const M1 = at('S1').municipalityId
  const families = await stored(organisationId, weeks.flatMap(callsIn))
  const readers = {
    B1: await aReader(organisationId, `b1-${organisationId}@example.org`, { boardId: B1 }),
    B2: await aReader(organisationId, `b2-${organisationId}@example.org`, { boardId: B2 }),
    B3: await aReader(organisationId, `b3-${organisationId}@example.org`, { boardId: B3 }),
    M1: await aReader(organisationId, `m1-${organisationId}@example.org`, { municipalityId: M1 }),
  }
  return {
    organisationId,
    places: { B1, B2, B3, M1 },
    families,
    readers,
    first: await anActor(organisationId, 'coordinator'),
    second: await anActor(organisationId, 'coordinator'),
    coach: await anActor(organisationId, 'coach'),
    caller: await anActor(organisationId, 'caller'),
    admin: await anActor(organisationId, 'admin'),
  }
}
export type APublication = Awaited<ReturnType<typeof aPublication>>

export const nodeIds = ({ places }: APublication) => ({
  M1: `municipality/${places.M1}///week`,
  B1: `board/${places.M1}/${places.B1}//week`,
  B2: `board/${places.M1}/${places.B2}//week`,
  B3: `board/${places.M1}/${places.B3}//week`,
})

/** Lets these interviews consent to a quote, with the parent's words. Returns their ids. */
export const consenting = async (
  { organisationId }: APublication,
  refs: readonly string[] = [`${firstWeek}/S1/0`],
  words = 'Wij eten weer samen.',
) => {
  const interviews = await database().interview.findMany({
    where: { organisationId, ref: { in: [...refs] } },
    orderBy: { ref: 'asc' },
  })
  const said = { quote_consent: 'yes', quote_words: words }
  await storeAnswers(
    organisationId,
    interviews.flatMap(({ id: interviewId }) =>
      Object.entries(said).map(([key, value]) => ({ interviewId, key, value })),
    ),
  )
  return interviews.map(({ id }) => id)
}

/** A quote about the municipality that passes the text check and rests on a parent's consent. */
export const aQuote = async (world: APublication, preparationId: string, about: Partial<AddQuote> = {}) => ({
  preparationId,
  node: nodeIds(world).M1,
  theme: 'worries_topics:tension_at_home' as const,
  text: 'Samen eten geeft veel gezinnen weer rust.',
  interviewIds: about.interviewIds ?? (await consenting(world)),
  onlyQuote: true as const,
  ...about,
})

export const preparationOf = (id: string) => database().preparation.findUniqueOrThrow({ where: { id } })

/** Prepares a period as the first coordinator, for approval. */
export const prepared = async ({ first }: APublication, period: Period, correction = '') => {
  const { id } = await prepareRelease(first, { period, correction })
  const { version } = await preparationOf(id)
  return { id, version }
}

/** Changes the municipality's comment, so that a correction has a changed word. */
export const reworded = async (world: APublication, id: string, comment = 'Verbeterd') => {
  const { texts } = await database().preparation.findUniqueOrThrow({ where: { id }, include: { texts: true } })
  const node = nodeIds(world).M1
  const version = texts.find((text) => text.node === node)?.version ?? 0
  await saveText(world.first, { preparationId: id, node, version, comment, points: [], requests: [] })
  return { id, version: (await preparationOf(id)).version }
}

/** Prepares a period and approves it as the second coordinator; a correction gets another comment. */
export const published = async (world: APublication, period: Period, correction = '') => {
  const at = await prepared(world, period, correction)
  await approveRelease(world.second, correction ? await reworded(world, at.id) : at)
  return releasesAt(world, period)
}

export const releasesAt = ({ organisationId }: APublication, { grain, at }: Period) =>
  database().release.findMany({
    where: { organisationId, grain, at },
    orderBy: { number: 'asc' },
    include: { revisions: { orderBy: { revision: 'asc' }, include: { statements: { orderBy: { key: 'asc' } } } } },
  })
export type Releases = Awaited<ReturnType<typeof releasesAt>>

/** Corrects one answer of an ended interview, and applies it to its facts. */
export const corrected = async ({ organisationId }: APublication, ref: string, key: string, value: AnswerValue) => {
  const { id, familyId } = await database().interview.findFirstOrThrow({ where: { organisationId, ref } })
  await database().answer.update({
    where: { interviewId_key: { interviewId: id, key } },
    data: await sealedAnswer(id, key, { value }),
  })
  await inTransaction(ofOrganisation(organisationId), (tx) => recomputeFacts(tx, organisationId, [familyId]))
  return id
}
