/**
 * The demo's releases: every week and block that is over, prepared by one coordinator and approved by the other, by the same
 * commands as on the screens. The texts beside the figures are invented, and true of any week.
 */
import type { StaffActor, SystemActor } from '@/domain/access/actor'
import { lastDayOf, type Period, type PublishedNode } from '@/domain/disclosure/policy/publication'
import { addDays, dateAt } from '@/domain/dates'
import { blockOf } from '@/domain/figures/block'
import { addWeeks, sundayOf, type Week } from '@/domain/figures/week'
import { addQuote } from '@/features/releases/commands/add-quote'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { saveMeeting } from '@/features/releases/commands/save-meeting'
import { saveText } from '@/features/releases/commands/save-text'
import { preparationAt, type PreparationView } from '@/features/releases/queries/preparation-at'
import { issues } from '@/features/releases/queries/issues'
import { now } from '@/server/clock'
import { AppError } from '@/server/errors'
import { staffMember } from '@/server/operator'
import { wholeWeeks, type DemoPeriod } from './calendar'
import { quotes, releaseTexts } from './release-texts'
import { coordinators } from './staff'

const weeksOf = ({ until }: DemoPeriod): Week[] =>
  Array.from({ length: wholeWeeks }, (_, index) => addWeeks(until, index + 1 - wholeWeeks))

/** In the order in which they ended; a block comes after its last week, which ends on the same day. */
const periodsOf = (period: DemoPeriod): Period[] => {
  const weeks = weeksOf(period)
  const blocks = [...new Set(weeks.map(blockOf))]
    .map((at): Period => ({ grain: 'block', at }))
    .filter((block) => lastDayOf(block) <= sundayOf(period.until))
  return [...weeks.map((at): Period => ({ grain: 'week', at })), ...blocks].toSorted(
    (a, b) => lastDayOf(a).localeCompare(lastDayOf(b)) || (a.grain < b.grain ? 1 : -1),
  )
}

/** The following Tuesday, in the morning or the afternoon; when that is still to come, it is now. */
const momentAfter = (period: Period, hour: number): Date => {
  const then = new Date(`${addDays(lastDayOf(period), 2)}T${String(hour).padStart(2, '0')}:00:00Z`)
  return then > now() ? now() : then
}

const write = async (
  actor: StaffActor,
  preparationId: string,
  nodes: readonly { id: string; node: PublishedNode }[],
  index: number,
) => {
  for (const [quoteIndex, { id, node }] of nodes.entries()) {
    if (node.level === 'school') continue
    const texts = releaseTexts[node.level]
    const text = texts[(index + quoteIndex) % texts.length]
    if (text) await saveText(actor, { preparationId, node: id, version: 0, ...text })
  }
}

/** Adds the first quote that passes the text check this week. Each week starts at another quote, so that they vary. */
const quote = async (actor: StaffActor, { id: preparationId, nodes, consents }: PreparationView, index: number) => {
  const municipality = nodes.find(({ node }) => node.level === 'municipality')
  const consent = consents.find((candidate) => municipality && candidate.nodes.includes(municipality.id))
  if (!municipality || !consent) return
  const quoteInput = {
    preparationId,
    node: municipality.id,
    interviewIds: [consent.interviewId],
    onlyQuote: true as const,
  }
  for (const quoteIndex of quotes.keys()) {
    const candidate = quotes[(index + quoteIndex) % quotes.length]
    try {
      if (candidate) return await addQuote(actor, { ...quoteInput, ...candidate })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    }
  }
}

const publish = async (preparer: StaffActor, approver: StaffActor, period: Period, index: number) => {
  const { id } = await prepareRelease(preparer, { period, correction: '' }, momentAfter(period, 8))
  const preparation = await preparationAt(preparer, period)
  await write(preparer, id, preparation?.nodes ?? [], index)
  if (period.grain === 'week' && preparation) await quote(preparer, preparation, index)
  const { version } = (await preparationAt(approver, period)) ?? { version: 1 }
  await approveRelease(approver, { id, version }, momentAfter(period, 12))
}

/** Saves meetings about the municipality's releases of all weeks but the last two. */
const meet = async (actor: StaffActor, period: DemoPeriod) => {
  const issueList = await issues(actor, { skip: 0, take: 1000 })
  const lastWeek = addWeeks(period.until, -1)
  for (const { id, revisions } of issueList) {
    const [release] = revisions
    if (!release || release.node.level !== 'municipality' || release.period.at >= lastWeek) continue
    const heldOn = addDays(release.period.until, 4)
    if (heldOn <= dateAt(now()))
      await saveMeeting(actor, { releaseId: id, version: 0, heldOn, ...releaseTexts.meeting })
  }
}

export const publishDemo = async (operator: SystemActor, period: DemoPeriod) => {
  const [first, second] = coordinators
  const marit = await staffMember(operator, first.email)
  const karim = await staffMember(operator, second.email)
  for (const [index, subPeriod] of periodsOf(period).entries()) await publish(marit, karim, subPeriod, index)
  await meet(marit, period)
}
