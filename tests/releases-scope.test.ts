import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { addQuote } from '@/features/releases/commands/add-quote'
import { removeQuote } from '@/features/releases/commands/remove-quote'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { approveWithdrawalReason } from '@/features/releases/commands/approve-withdrawal-reason'
import { discardWithdrawalReason } from '@/features/releases/commands/discard-withdrawal-reason'
import { discardPreparation } from '@/features/releases/commands/discard-preparation'
import { exportIssue } from '@/features/releases/commands/export-issue'
import { exportIssueByNumber } from '@/features/releases/commands/export-issue-by-number'
import { saveMeeting } from '@/features/releases/commands/save-meeting'
import { shareRelease } from '@/features/releases/commands/share-release'
import { revokeLink } from '@/features/releases/commands/revoke-link'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { updateWithdrawalReason } from '@/features/releases/commands/update-withdrawal-reason'
import { saveText } from '@/features/releases/commands/save-text'
import { issueNeighbours } from '@/features/releases/queries/issue-neighbours'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { AppError } from '@/server/errors'
import {
  aPublication,
  aQuote,
  consenting,
  firstWeek,
  prepared,
  published,
  secondWeek,
  weekOf,
  type APublication,
} from './publication-fixture'
import { anActor, anOrganisation } from './factories'
import { database } from './owner'

let world: APublication
/** Ids of rows of the organisation: an open and a closed preparation, a quote, releases, a revision, a link, a reason. */
let ids: {
  open: string
  closed: string
  quote: string
  town: string
  board: string
  revision: string
  link: string
  reason: string
}

beforeAll(async () => {
  world = await aPublication([firstWeek, secondWeek])
  const [town, board] = (await published(world, weekOf(firstWeek))) as [
    Awaited<ReturnType<typeof published>>[number],
    Awaited<ReturnType<typeof published>>[number],
  ]
  const { organisationId } = world
  const closed = await database().preparation.findFirstOrThrow({ where: { organisationId, state: 'published' } })
  const open = await prepared(world, weekOf(secondWeek))
  const interviewIds = await consenting(world, [`${secondWeek}/S1/0`])
  const quote = await addQuote(world.first, await aQuote(world, open.id, { interviewIds }))
  await shareRelease(world.first, { releaseId: town.id, days: 7 })
  const link = await database().releaseLink.findFirstOrThrow({ where: { organisationId } })
  const withdrawn = { revisionId: board.revisions[0]!.id }
  await withdrawRelease(world.first, withdrawn)
  await updateWithdrawalReason(world.first, { ...withdrawn, reason: 'Verkeerde weken.' })
  const reason = await database().withdrawalReason.findFirstOrThrow({ where: { organisationId } })
  ids = {
    open: open.id,
    closed: closed.id,
    quote: quote.id,
    town: town.id,
    board: board.id,
    revision: town.revisions[0]!.id,
    link: link.id,
    reason: reason.id,
  }
})

type Kind = keyof typeof ids
const meeting = { version: 0, heldOn: '2020-04-08', present: '', agreed: '', answers: '' }
const words = { node: 'municipality/x', version: 0, comment: '', points: [], requests: [] }
const quoted = { node: 'municipality/x', theme: 'goes_well:home', text: 'Samen eten.' } as const

/** Every command that takes an id, with the kinds of id that it takes. */
const asked: readonly (readonly [string, readonly Kind[], (actor: Actor, id: string) => Promise<unknown>])[] = [
  ['writeText', ['open', 'closed'], (actor, preparationId) => saveText(actor, { preparationId, ...words })],
  [
    'addQuote',
    ['open', 'closed'],
    (actor, preparationId) =>
      addQuote(actor, { preparationId, ...quoted, interviewIds: [randomUUID()], onlyQuote: true }),
  ],
  ['removeQuote', ['quote'], (actor, id) => removeQuote(actor, { id })],
  ['approveRelease', ['open', 'closed'], (actor, id) => approveRelease(actor, { id, version: 1 })],
  ['discardPreparation', ['open', 'closed'], (actor, id) => discardPreparation(actor, { id, version: 1 })],
  ['withdrawRelease', ['revision'], (actor, revisionId) => withdrawRelease(actor, { revisionId })],
  [
    'rewriteWithdrawalReason',
    ['revision'],
    (actor, revisionId) => updateWithdrawalReason(actor, { revisionId, reason: 'Weg' }),
  ],
  ['approveWithdrawalReason', ['reason'], (actor, id) => approveWithdrawalReason(actor, { id })],
  ['discardWithdrawalReason', ['reason'], (actor, id) => discardWithdrawalReason(actor, { id })],
  ['saveMeeting', ['town', 'board'], (actor, releaseId) => saveMeeting(actor, { releaseId, ...meeting })],
  ['shareRelease', ['town', 'board'], (actor, releaseId) => shareRelease(actor, { releaseId, days: 7 })],
  ['revokeLink', ['link'], (actor, id) => revokeLink(actor, { id })],
  ['issueKept', ['town', 'board'], issueRecord],
]
const read: typeof asked = [
  ['issueById', ['town', 'board'], issueById],
  ['issueNeighbours', ['town', 'board'], issueNeighbours],
  ['exportIssue', ['town', 'board'], (actor, id) => exportIssue(actor, { id, format: 'csv' })],
]

/** Everything about a refusal that its receiver can see. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? [error.code, error.reason, error.message, error.problems] : error),
  )
const notFound = ['not_found', undefined, 'not_found', []]

describe('an id of others is equal in every way to one that does not exist', () => {
  test.each(asked)('for %s, for a reader, a caller, an admin and another organisation', async (_, kinds, ask) => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const actor of [world.readers.B1, world.readers.M1, world.caller, world.admin, stranger])
      for (const id of [...kinds.map((kind) => ids[kind]), randomUUID()])
        expect(await refusal(ask(actor, id))).toEqual(notFound)
  })

  test.each(read)(
    'for %s, for anybody it was not published to, a caller, an admin and another organisation',
    async (_, kinds, ask) => {
      const stranger = await anActor(await anOrganisation(), 'coordinator')
      for (const actor of [world.readers.B3, world.caller, world.admin, stranger])
        for (const id of [...kinds.map((kind) => ids[kind]), randomUUID()])
          expect(await refusal(ask(actor, id))).toEqual(notFound)
    },
  )

  test('by its number', async () => {
    for (const actor of [world.readers.B3, world.caller, world.admin])
      for (const number of [1, 2, 999_999])
        expect(await refusal(exportIssueByNumber(actor, { number, format: 'csv' }))).toEqual(notFound)
  })

  // These verbs are permitted to a coach.
  const ofCoach = ['approveRelease', 'approveWithdrawalReason', 'issueKept']
  test.each(asked.filter(([name]) => !ofCoach.includes(name)))(
    'for %s, for a coach, who never has the permission',
    async (_, kinds, ask) => {
      const actor = await anActor(world.organisationId, 'coach')
      const tried = [...kinds.map((kind) => ids[kind]), randomUUID()]
      for (const id of tried) expect(await refusal(ask(actor, id))).toEqual(['forbidden', undefined, 'forbidden', []])
      const rows = await database().audit.findMany({ where: { staffId: actor.staffId }, orderBy: { id: 'asc' } })
      expect(rows.map(({ subjectId, detail }) => [subjectId, detail])).toEqual(
        tried.map((id) => [id, { refused: true }]),
      )
    },
  )

  test('and the attempt is recorded', async () => {
    const actor = await anActor(world.organisationId, 'caller')
    await refusal(discardPreparation(actor, { id: ids.open, version: 1 }))
    await refusal(exportIssueByNumber(actor, { number: 1, format: 'csv' }))
    const noted = () =>
      database().audit.findMany({
        where: { staffId: actor.staffId },
        orderBy: { verb: 'desc' },
        select: { verb: true, subjectId: true, detail: true },
      })
    const detail = { refused: true, reason: 'not_found' }
    await vi.waitFor(async () =>
      expect(await noted()).toEqual([
        { verb: 'release.prepare', subjectId: ids.open, detail },
        { verb: 'release.export', subjectId: null, detail },
      ]),
    )
  })
})
