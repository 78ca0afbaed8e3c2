import { beforeAll, describe, expect, test } from 'vitest'
import { saveMeeting } from '@/features/releases/commands/save-meeting'
import { saveText } from '@/features/releases/commands/save-text'
import { discardPreparation } from '@/features/releases/commands/discard-preparation'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { meetingSchema, saveTextSchema } from '@/features/releases/schema'
import { parseInput } from '@/server/action'
import {
  aPublication,
  firstWeek,
  nodeIds,
  preparationOf,
  prepared,
  published,
  releasesAt,
  secondWeek,
  weekOf,
  type APublication,
} from './publication-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

const period = weekOf(firstWeek)
const outcomes = (all: PromiseSettledResult<unknown>[]) =>
  all.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'done')).sort()

describe('a text beside the figures', () => {
  let world: APublication
  let preparationId: string
  beforeAll(async () => {
    world = await aPublication()
    preparationId = (await prepared(world, period)).id
  })
  const text = (about: object = {}) =>
    parseInput(saveTextSchema, {
      preparationId,
      node: nodeIds(world).M1,
      version: 0,
      comment: ' Een rustige week. ',
      points: ['Wie bellen we niet?', '  '],
      requests: [],
      ...about,
    })
  const textOf = async () => (await preparationAt(world.first, period))?.texts[nodeIds(world).M1]

  test('is written only by a coordinator of the organisation', async () => {
    await expect(saveText(world.coach, text())).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(saveText(stranger, text())).rejects.toMatchObject({ code: 'not_found' })
    expect(await textOf()).toBeUndefined()
  })

  test('is refused when it is too long, has characters that cannot be stored, or has no node', () => {
    for (const wrong of [
      { comment: 'x'.repeat(1201) },
      { comment: 'nul \u0000' },
      { points: Array<string>(13).fill('x') },
      { requests: ['x'.repeat(401)] },
      { node: 'street/x' },
      { version: -1 },
      { preparationId: 'x' },
    ])
      expect(() => text(wrong), `${JSON.stringify(wrong)}`).toThrow('invalid')
  })

  test('is refused about a node that is not in the preparation', async () => {
    await expect(saveText(world.first, text({ node: 'board/x/y//week' }))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is stored trimmed, and audited without its words', async () => {
    expect(await saveText(world.first, text())).toEqual({ version: 1 })
    expect(await textOf()).toEqual({
      comment: 'Een rustige week.',
      points: ['Wie bellen we niet?'],
      requests: [],
      version: 1,
      writers: { comment: ['Proef'], points: ['Proef'], requests: [] },
    })
    expect((await auditOf(preparationId)).at(-1)).toEqual({ verb: 'release.write', detail: { part: 'text' } })
  })

  test('of two writers at once keeps the first; the second gets a conflict, and nothing is lost', async () => {
    const again = text({ version: 1, comment: 'De een' })
    // A third coordinator writes, because the second one approves later and may not be a writer.
    const third = await anActor(world.organisationId, 'coordinator')
    const both = [saveText(world.first, again), saveText(third, { ...again, comment: 'De ander' })]
    expect(outcomes(await Promise.allSettled(both))).toEqual(['conflict', 'done'])
    expect((await textOf())?.version).toBe(2)
    const other = [0, 0].map(() => saveText(world.first, text({ node: nodeIds(world).B1 })))
    expect(outcomes(await Promise.allSettled(other))).toEqual(['conflict', 'done'])
    expect((await preparationOf(preparationId)).version).toBe(4)
  })

  test('is read by its recipient alone, and stays in a correction until it is changed', async () => {
    await published(world, period)
    const [town, board] = [nodeIds(world).M1, nodeIds(world).B1].map((node) => node.split('/')[2])
    const releases = await releasesAt(world, period)
    const read = async (reader: 'M1' | 'B2', boardId: string | null) =>
      (await issueById(world.readers[reader], releases.find((one) => one.boardId === boardId)!.id)).revisions[0]
    expect(board).not.toBe(town)
    expect(await read('M1', null)).toMatchObject({ points: ['Wie bellen we niet?'] })
    expect(await read('B2', world.places.B2)).toMatchObject({ comment: '', points: [] })
    await prepared(world, period, 'Een tikfout.')
    expect(await textOf()).toMatchObject({ points: ['Wie bellen we niet?'] })
  })

  test('cannot be changed once the preparation is published or discarded', async () => {
    await expect(saveText(world.first, text({ version: 2 }))).rejects.toMatchObject({ reason: 'preparation_closed' })
    const { id, version } = await database().preparation.findFirstOrThrow({
      where: { organisationId: world.organisationId, state: 'open' },
    })
    await discardPreparation(world.first, { id, version })
    await expect(saveText(world.first, text({ preparationId: id, version: 1 }))).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('meeting.save', () => {
  let world: APublication
  let releaseId: string
  beforeAll(async () => {
    world = await aPublication([firstWeek, secondWeek])
    releaseId = (await published(world, period)).find(({ level }) => level === 'municipality')!.id
  })
  const meeting = (about: object = {}) =>
    parseInput(meetingSchema, {
      releaseId,
      version: 0,
      heldOn: '2020-04-02',
      present: 'De wethouder',
      agreed: 'Bellen',
      answers: '',
      ...about,
    })

  test('is permitted only to a coordinator of the organisation', async () => {
    await expect(saveMeeting(world.coach, meeting())).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(saveMeeting(stranger, meeting())).rejects.toMatchObject({ code: 'not_found' })
    expect(await database().meeting.count()).toBe(0)
  })

  test('needs an existing day, and texts within their bounds', () => {
    for (const wrong of [
      { heldOn: '2020-02-30' },
      { heldOn: '' },
      { present: 'x'.repeat(601) },
      { agreed: 'nul \u0000' },
      { version: -1 },
    ])
      expect(() => meeting(wrong), `${JSON.stringify(wrong)}`).toThrow('invalid')
  })

  test('saves what was agreed, audits it without its words, and shows it at the next preparation', async () => {
    expect(await saveMeeting(world.first, meeting())).toEqual({ version: 1 })
    expect((await issueRecord(world.coach, releaseId)).meeting).toMatchObject({
      heldOn: '2020-04-02',
      agreed: 'Bellen',
    })
    expect((await auditOf(releaseId)).at(-1)).toEqual({ verb: 'meeting.save', detail: null })
    await prepared(world, weekOf(secondWeek))
    const { meetings } = (await preparationAt(world.second, weekOf(secondWeek)))!
    expect(meetings).toMatchObject([
      { unit: nodeIds(world).M1, at: firstWeek, heldOn: '2020-04-02', present: 'De wethouder' },
    ])
  })

  test('of two at once keeps the first; the second gets a conflict', async () => {
    const both = [world.first, world.second].map((who) =>
      saveMeeting(who, meeting({ version: 1, agreed: who.staffId })),
    )
    expect(outcomes(await Promise.allSettled(both))).toEqual(['conflict', 'done'])
    expect((await issueRecord(world.first, releaseId)).meeting?.version).toBe(2)
    await expect(saveMeeting(world.first, meeting())).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is hidden from the recipient', async () => {
    expect(JSON.stringify(await issueById(world.readers.M1, releaseId))).not.toContain('wethouder')
    await expect(issueRecord(world.readers.M1, releaseId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
