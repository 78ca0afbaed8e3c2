import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import type { Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, ofOrganisation } from '@/server/db'
import { approvalAmong, approverScope, type Approval } from '../parts/approval'
import { consentsOfPeriod, quotesWithConsent, type Consent } from '../parts/consents'
import { publicationInputs, type PublicationInputs } from '../parts/publication-inputs'
import { newNames } from '../parts/new-names'
import { periodOf } from '../parts/statements'
import { writersOf } from '../parts/writers'
import { changesSince, type Change, type PreparedNode } from '../parts/prepared-nodes'
import { storedNodes } from '../parts/stored-nodes'

export type TextPart = 'comment' | 'points' | 'requests'
/** `writers`: names of everybody who wrote, changed or removed a word. */
export type WrittenText = {
  comment: string
  points: string[]
  requests: string[]
  version: number
  writers: Readonly<Record<TextPart, readonly string[]>>
}
export type WrittenQuote = {
  id: string
  node: string
  item: string
  theme: string
  text: string
  writer: string
  /** Whether the consents that the quote rests on still hold. */
  hasConsent: boolean
}
/**
 * The last conversation about a release of the same node. `since`: the releases published after it, which nobody has talked
 * about yet.
 */
export type LastMeeting = {
  unit: string
  at: string
  period: Period
  heldOn: string
  present: string
  agreed: string
  answers: string
  since: number
}

export type PreparationView = {
  id: string
  version: number
  preparedBy: string
  /** The name of the person who reads this page, if they may approve: readers of the release would see it. */
  approvedBy: string | null
  preparedAt: Date
  approval: Approval
  mayWrite: boolean
  correction: string
  correctedBy: readonly string[]
  late: number
  nowhere: number
  /** Empty: nothing changed since it was prepared, and it may be approved. */
  changes: readonly Change[]
  isStale: boolean
  nodes: readonly PreparedNode[]
  texts: Readonly<Record<string, WrittenText>>
  quotes: readonly WrittenQuote[]
  /** Names that a recipient would read for the first time, with their writers as far as they are recorded. */
  newNames: readonly { name: string; writers: readonly string[] }[]
  /** Parents who allow a quote; empty for staff who do not write quotes. */
  consents: readonly Consent[]
  meetings: readonly LastMeeting[]
  publisher: Pick<PublicationInputs['organisation'], 'name' | 'threshold'>
  instrumentVersion: number
}

const openPreparationAt = ({ organisationId }: Actor, { grain, at }: Period) =>
  database(ofOrganisation(organisationId)).preparation.findFirst({
    where: { organisationId, grain, at, state: 'open' },
    include: {
      texts: true,
      quotes: { orderBy: { writtenAt: 'asc' }, include: { consents: true } },
      writers: { orderBy: { writtenAt: 'asc' }, select: { node: true, part: true, staffId: true } },
    },
  })

type OpenPreparation = NonNullable<Awaited<ReturnType<typeof openPreparationAt>>>

/** The text form of a week sorts in time order, over years too. */
const lastMeetings = ({ organisationId }: Actor, { grain, at }: Period) =>
  database(ofOrganisation(organisationId)).$queryRaw<(Omit<LastMeeting, 'heldOn' | 'period'> & { heldOn: Date })[]>`
    with earlier as (
      select r.id, r.at,
        concat_ws('/', r.level, r.municipality_id, coalesce(r.board_id::text, ''), coalesce(r.school_id::text, ''), r.grain) as unit
      from release r
      where r.organisation_id = ${organisationId}::uuid and r.grain = ${grain}::"PublishedGrain" and r.at < ${at})
    select distinct on (e.unit) e.unit, e.at, m.held_on as "heldOn", m.present, m.agreed, m.answers,
      (select count(*)::int from earlier later where later.unit = e.unit and later.at > e.at) as since
    from earlier e join meeting m on m.release_id = e.id
    order by e.unit, m.held_on desc, e.at desc`

/** The names of these staff, and everybody who may approve. One statement, to keep the number of queries of the page small. */
const staffOfPreparation = async (actor: Actor, ids: readonly string[]) => {
  const people = { organisationId: actor.organisationId, id: { in: [...new Set(ids)] } }
  const staff = await database(actor).staff.findMany({
    where: { OR: [people, approverScope(actor)] },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, role: true, disabledAt: true },
  })
  const approverRoles = rolesThatMay('release.approve')
  return {
    nameOf: new Map(staff.map(({ id, name }) => [id, name])),
    approvers: staff.filter(({ role, disabledAt }) => disabledAt === null && approverRoles.includes(role)),
  }
}

const wordsIn = (
  openPreparation: OpenPreparation,
  nameOf: ReadonlyMap<string, string>,
  consentingIds: ReadonlySet<string>,
) => {
  const { of } = writersOf(openPreparation.writers, nameOf)
  const writers = (node: string) => ({
    comment: of(node, 'comment'),
    points: of(node, 'points'),
    requests: of(node, 'requests'),
  })
  return {
    correction: openPreparation.correction,
    correctedBy: of('', 'correction'),
    texts: Object.fromEntries(
      openPreparation.texts.map(({ node, comment, points, requests, version }) => [
        node,
        { comment, points, requests, version, writers: writers(node) },
      ]),
    ),
    quotes: openPreparation.quotes.map(({ id, node, item, theme, text, writtenById }) => {
      return { id, node, item, theme, text, writer: nameOf.get(writtenById) ?? '', hasConsent: consentingIds.has(id) }
    }),
  }
}

/** The present inputs and consents. It only reads, so it needs no transaction. */
const currentBasis = async (actor: Actor, period: Period, openPreparation: OpenPreparation) => {
  const db = database(ofOrganisation(actor.organisationId))
  const inputs = await publicationInputs(db, actor, period)
  return {
    inputs,
    names: await newNames(db, actor, inputs, openPreparation),
    agreed: await quotesWithConsent(db, inputs, openPreparation.quotes),
    consents: can(actor, 'release.write') ? await consentsOfPeriod(db, actor, inputs) : [],
  }
}

/** The open preparation of a period with what changed since; null when there is none. */
export const preparationAt = async (actor: Actor, period: Period): Promise<PreparationView | null> => {
  await authorize(actor, 'release.read')
  const openPreparation = await openPreparationAt(actor, period)
  if (!openPreparation) return null
  const writtenByIds = openPreparation.writers.map(({ staffId }) => staffId)
  const quotedByIds = openPreparation.quotes.map(({ writtenById }) => writtenById)
  const mayWrite = can(actor, 'release.write')
  const ownIds = actor.kind === 'staff' ? [actor.staffId] : []
  const [{ inputs, agreed, consents, names }, meetings] = await Promise.all([
    currentBasis(actor, period, openPreparation),
    lastMeetings(actor, period),
  ])
  const namedByIds = names.flatMap((newName) => newName.writtenByIds)
  const { preparedById } = openPreparation
  const namedIds = [...ownIds, preparedById, ...writtenByIds, ...quotedByIds, ...namedByIds]
  const { nameOf, approvers } = await staffOfPreparation(actor, namedIds)
  const approval = approvalAmong(actor, { preparedById, writtenByIds, names }, approvers)
  const nodes = storedNodes(openPreparation)
  const isStale =
    inputs.fingerprint !== openPreparation.fingerprint || nameOf.get(preparedById) !== openPreparation.preparedByName
  return {
    id: openPreparation.id,
    version: openPreparation.version,
    preparedBy: openPreparation.preparedByName,
    approvedBy: approval.may ? (nameOf.get(ownIds[0] ?? '') ?? '') : null,
    preparedAt: openPreparation.preparedAt,
    approval,
    mayWrite,
    late: openPreparation.late,
    nowhere: openPreparation.nowhere,
    changes: isStale ? changesSince(nodes, inputs) : [],
    isStale,
    nodes,
    ...wordsIn(openPreparation, nameOf, agreed),
    newNames: names.map(({ name, writtenByIds: ids }) => ({
      name,
      writers: ids.flatMap((id) => nameOf.get(id) ?? []),
    })),
    consents,
    meetings: meetings.map((meeting) => ({
      ...meeting,
      period: periodOf(period.grain, meeting.at),
      heldOn: dayOfColumn(meeting.heldOn),
    })),
    publisher: { name: inputs.organisation.name, threshold: inputs.organisation.threshold },
    instrumentVersion: inputs.instrumentVersion,
  }
}
