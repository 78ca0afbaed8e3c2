import { beforeAll, describe, expect, test } from 'vitest'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { saveAnswer } from '@/features/interviews/commands/save-answer'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { addQuote } from '@/features/releases/commands/add-quote'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { exportIssue } from '@/features/releases/commands/export-issue'
import { loadSharedIssue } from '@/features/releases/commands/load-shared-issue'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { shareRelease } from '@/features/releases/commands/share-release'
import { saveText } from '@/features/releases/commands/save-text'
import { disclosureAudit } from '@/features/releases/queries/disclosure-audit'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { publishedPeriod } from '@/features/releases/queries/published-period'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { correctedAnswers } from '@/features/releases/queries/corrected-answers'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { issues } from '@/features/releases/queries/issues'
import { systemActor } from '@/server/minted-actor'
import { rowIdOf } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'
import type { Visitor } from '@/server/visitor'
import { aCall, aClient, people } from './call-fixture'
import {
  aPublication,
  aQuote,
  firstWeek,
  nodeIds,
  prepared,
  published,
  secondWeek,
  weekOf,
  type APublication,
  type Releases,
} from './publication-fixture'
import { auditOf } from './factories'
import { database, ownerDatabase } from './owner'

const period = weekOf(firstWeek)
const visitor: Visitor = { address: '127.0.0.1', device: 'Firefox' }

/** Writes to a frozen row without its triggers, as a broken disk or a mistake in psql could. */
const written = (sql: string, ...values: readonly string[]) =>
  ownerDatabase().$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    expect(await tx.$executeRawUnsafe(sql, ...values)).toBeGreaterThan(0)
  })

/** Expects that each of these functions stops with the row in its message. */
const stopped = async (row: string, works: readonly (() => Promise<unknown>)[]) => {
  for (const work of works) await expect(work()).rejects.toMatchObject({ code: 'damaged', message: row })
}

describe('a published revision that is damaged', () => {
  let world: APublication
  let town: Releases[number]
  let token = ''
  let kept = { figures: '', audit: '', families: '' }
  const revisionId = () => town.revisions[0]!.id
  const row = () => `damaged: release_revision ${revisionId()}`
  const set = (column: string, value: string) =>
    written(`update release_revision set ${column} = ${value} where id = '${revisionId()}'`)
  const restored = () =>
    written(
      `update release_revision set figures = $1::jsonb, audit = $2::jsonb, families = $3 where id = '${revisionId()}'`,
      kept.figures,
      kept.audit,
      kept.families,
    )
  beforeAll(async () => {
    world = await aPublication()
    town = (await published(world, period)).find(({ level }) => level === 'municipality')!
    token = (await shareRelease(world.first, { releaseId: town.id, days: 7 })).link.split('/').at(-1) ?? ''
    const { figures, audit, families } = town.revisions[0]!
    kept = { figures: JSON.stringify(figures), audit: JSON.stringify(audit), families: families ?? '' }
  })

  const reads = () => [
    () => issueById(world.first, town.id),
    () => issueById(world.readers.M1, town.id),
    () => issues(world.coach, { skip: 0, take: 20 }),
    () => exportIssue(world.first, { id: town.id, format: 'json' }),
    () => exportIssue(world.readers.M1, { id: town.id, format: 'json' }),
    () => loadSharedIssue(visitor, token, 'page'),
    () => prepareRelease(world.first, { period, correction: 'Verbeterd' }),
  ]

  test.each([
    ['figures', `figures - 'load'`],
    ['figures', `figures || '{"n": 33}'`],
    ['figures', `jsonb_set(figures, '{internet}', '{"said": true}')`],
    ['figures', `jsonb_set(figures, '{internet}', '{"said": true, "text": "third:lowest", "size": "30-49"}')`],
    ['figures', `jsonb_set(figures, '{internet}', '{"said": true, "text": "third:low", "size": "33"}')`],
    ['figures', `jsonb_set(figures, '{internet}', '{"said": false, "reason": "too_few"}')`],
    ['figures', `'[]'`],
    ['figures', `'"x"'`],
    ['families', `'33'`],
  ])('in its %s, by %s, is never shown, exported or corrected', async (column, value) => {
    const exports = async () =>
      (await auditOf(town.id)).filter(({ verb }) => ['release.export', 'release.read'].includes(verb))
    await set(column, value)
    const before = (await exports()).length
    try {
      await stopped(row(), reads())
      // Only the visit by the shared link is audited, because it is audited before the release is read.
      expect((await exports()).length).toBe(before + 1)
    } finally {
      await restored()
    }
  })

  test.each([[`audit - 'statements'`], [`audit || '{"withheld": {"load": "secret"}}'`], [`'null'`]])(
    'in its audit, by %s, is not shown inside the organisation and not corrected, but its reader still reads it',
    async (value) => {
      await set('audit', value)
      try {
        await stopped(row(), [
          () => issueRecord(world.first, town.id),
          () => prepareRelease(world.first, { period, correction: 'Verbeterd' }),
        ])
        expect((await issueById(world.readers.M1, town.id)).revisions).toHaveLength(1)
      } finally {
        await restored()
      }
    },
  )

  test('stops the page of its period when its size class does not exist', async () => {
    await set('families', `'33'`)
    try {
      await stopped(row(), [() => publishedPeriod(world.first, period)])
    } finally {
      await restored()
    }
  })

  test('makes the audit of stored releases fail', async () => {
    await set('figures', `figures || '{"n": 33}'`)
    try {
      expect((await disclosureAudit(systemActor(world.organisationId))).passed).toBe(false)
    } finally {
      await restored()
    }
    expect((await disclosureAudit(systemActor(world.organisationId))).passed).toBe(true)
  })
})

describe('a frozen contributor whose values are damaged', () => {
  test.each([
    `"values" - 'load'`,
    `jsonb_set("values", '{load}', '"12"')`,
    `jsonb_set("values", '{load}', '1.5')`,
    `'{}'`,
  ])('by %s stops the next preparation, the list of corrected answers and the audit', async (value) => {
    const world = await aPublication([firstWeek, secondWeek])
    await published(world, period)
    const one = await database().contributor.findFirstOrThrow({ where: { organisationId: world.organisationId } })
    await written(`update contributor set "values" = ${value} where pseudonym = '${one.pseudonym}'`)
    const releases = await database().release.count()
    await stopped(`damaged: contributor ${one.pseudonym}`, [
      () => prepareRelease(world.first, { period: weekOf(secondWeek), correction: '' }),
      () => correctedAnswers(world.first, period),
      () => disclosureAudit(systemActor(world.organisationId)),
    ])
    expect(await database().release.count()).toBe(releases)
  })
})

describe('a preparation that is damaged', () => {
  test.each([
    `'{}'`,
    `nodes #- '{0,figures,load}'`,
    `jsonb_set(nodes, '{0,figures,internet,n}', '"9"')`,
    `jsonb_set(nodes, '{0,node,period,at}', '"2020-W99"')`,
    `jsonb_set(nodes, '{0,families}', '"33"')`,
  ])('by %s is not shown, changed or published', async (value) => {
    const world = await aPublication()
    const at = await prepared(world, period)
    const quote = await aQuote(world, at.id)
    await written(`update preparation set nodes = ${value} where id = '${at.id}'`)
    const { version } = await database().preparation.findUniqueOrThrow({ where: { id: at.id } })
    const node = nodeIds(world).M1
    const text = { preparationId: at.id, node, version: 0, comment: 'Goed.', points: [], requests: [] }
    await stopped(`damaged: preparation ${at.id}`, [
      () => preparationAt(world.second, period),
      () => saveText(world.first, text),
      () => addQuote(world.first, quote),
      () => approveRelease(world.second, { id: at.id, version }),
    ])
    expect(await database().release.count({ where: { organisationId: world.organisationId } })).toBe(0)
    // Preparing the period again replaces the damaged row.
    await prepareRelease(world.first, { period, correction: '' })
    expect((await preparationAt(world.second, period))?.nodes).not.toEqual([])
  })
})

describe('an interview with a damaged answer', () => {
  test('is not shown, saved or ended', async () => {
    const call = await aCall(await people())
    const tab = aClient()
    await saveAnswer(call.caller, tab(call.id, 'internet', { value: 'yes' }))
    const place = { ownerId: call.familyId, rowId: rowIdOf(call.id, 'internet') }
    const damaged = Buffer.from(sealText('answer.value', place, '{"yes": true}')).toString('hex')
    await written(`update answer set value = '\\x${damaged}' where interview_id = '${call.id}'`)
    await stopped(`damaged: answer ${call.id}`, [
      () => interviewForm(call.caller, call.id),
      () => currentAnswers(call.caller, call.id),
      () => saveAnswer(call.caller, tab(call.id, 'internet', { value: 'no' }, { baseVersion: 1 })),
      () => endInterview(call.caller, { id: call.id, how: 'completed' }),
    ])
  })
})
