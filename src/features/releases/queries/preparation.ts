import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Period } from '@/domain/disclosure/publication'
import { authorize, found } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { consentsIn, withConsent, type Consent, type WrittenQuote } from './consents'
import { inputsOf } from './inputs'
import { changesSince, type Change, type PreparedNode } from './snapshot'

export type WrittenText = { comment: string; points: string[]; requests: string[]; version: number }
/** What came of the last release of the same node that was talked about. */
export type LastMeeting = { unit: string; at: string; heldOn: string; present: string; agreed: string; answers: string }

export type PreparationView = {
  id: string
  version: number
  preparedBy: string
  preparedAt: Date
  isOwn: boolean
  mayApprove: boolean
  mayWrite: boolean
  correction: string
  late: number
  nowhere: number
  /** Empty: nothing changed since it was prepared, and it may be approved. */
  changes: readonly Change[]
  isStale: boolean
  nodes: readonly PreparedNode[]
  texts: Readonly<Record<string, WrittenText>>
  quotes: readonly WrittenQuote[]
  /** Who lets something of their call be used; empty for who does not write quotes. */
  consents: readonly Consent[]
  meetings: readonly LastMeeting[]
}

const openAt = ({ organisationId }: Actor, { grain, at }: Period) =>
  database().preparation.findFirst({
    where: { organisationId, grain, at, state: 'open' },
    include: { texts: true, quotes: { orderBy: { writtenAt: 'asc' }, include: { consents: true } } },
  })

const lastMeetings = ({ organisationId }: Actor, { grain, at }: Period) =>
  database().$queryRaw<(Omit<LastMeeting, 'heldOn'> & { heldOn: Date })[]>`
    select distinct on (1) concat_ws('/', r.level, r.municipality_id, coalesce(r.board_id::text, ''), coalesce(r.school_id::text, ''), r.grain)
        as unit, r.at, m.held_on as "heldOn", m.present, m.agreed, m.answers
    from meeting m join release r on r.id = m.release_id
    where r.organisation_id = ${organisationId}::uuid and r.grain = ${grain}::"PublishedGrain" and r.at < ${at}
    order by 1, r.at desc`

const nameOf = async ({ organisationId }: Actor, id: string) =>
  (await database().staff.findFirst({ where: { id, organisationId }, select: { name: true } }))?.name ?? ''

/** What is on its way to be published of a period, with what changed since; null when nobody has prepared it. */
export const preparationAt = async (actor: Actor, period: Period): Promise<PreparationView | null> => {
  await authorize(actor, 'release.read')
  const open = await openAt(actor, period)
  if (!open) return null
  const mayWrite = can(actor, 'release.write')
  const [{ inputs, quotes, consents }, meetings, preparedBy] = await Promise.all([
    inTransaction(async (tx) => {
      const inputs = await inputsOf(tx, actor, period)
      return {
        inputs,
        quotes: await withConsent(tx, inputs, open.quotes),
        consents: mayWrite ? await consentsIn(tx, actor, inputs) : [],
      }
    }),
    lastMeetings(actor, period),
    nameOf(actor, open.preparedById),
  ])
  const nodes = open.nodes as unknown as PreparedNode[]
  const isStale = inputs.fingerprint !== open.fingerprint
  const isOwn = actor.kind === 'staff' && actor.staffId === open.preparedById
  return {
    id: open.id,
    version: open.version,
    preparedBy,
    preparedAt: open.preparedAt,
    isOwn,
    mayApprove: can(actor, 'release.approve', {
      preparedById: open.preparedById,
      quotedByIds: open.quotes.map(({ writtenById }) => writtenById),
    }),
    mayWrite,
    correction: open.correction,
    late: open.late,
    nowhere: open.nowhere,
    changes: isStale ? changesSince(nodes, inputs) : [],
    isStale,
    nodes,
    texts: Object.fromEntries(
      open.texts.map(({ node, comment, points, requests, version }) => [node, { comment, points, requests, version }]),
    ),
    quotes,
    consents,
    meetings: meetings.map((meeting) => ({ ...meeting, heldOn: dayOfColumn(meeting.heldOn) })),
  }
}

/** Who publishes, and K as it is now: under so many families nothing is shown. */
export const publisherNow = async ({ organisationId }: Actor): Promise<{ name: string; threshold: number }> =>
  found(
    await database().organisation.findUnique({
      where: { id: organisationId },
      select: { name: true, threshold: true },
    }),
  )
