/** An administrator chooses with which version of the questionnaire the organisation calls, and from which week on. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { parseWeek, type Week } from '@/domain/figures/week'
import { logPage } from '@/features/log/parts/log-page'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { removeInstrumentVersion } from '@/features/staff/commands/remove-instrument-version'
import { updateInstrumentVersion } from '@/features/staff/commands/update-instrument-version'
import { instrumentVersions } from '@/features/staff/queries/instrument-versions'
import { removeInstrumentVersionSchema, updateInstrumentVersionSchema } from '@/features/staff/schema'
import { aFamily, anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

vi.mock('@/domain/instrument/versions', async () => {
  const { version1 } = await import('@/domain/instrument/version-1/version-1')
  const { version2 } = await import('./second-version/records')
  return { definitions: [version1, version2] }
})

const [lastBlock, thisWeek, comingWeek, laterWeek] = ['2020-W09', '2020-W13', '2020-W17', '2020-W21'].map((text) =>
  parseWeek(text)!,
) as [Week, Week, Week, Week]
let organisationId: string
let admin: StaffActor

const setClock = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
const chosen = () =>
  database().instrumentInForce.findMany({
    where: { organisationId },
    orderBy: { fromWeek: 'asc' },
    select: { fromWeek: true, version: true, chosenById: true },
  })

beforeEach(async () => {
  setClock('2020-03-25T10:00:00Z')
  organisationId = await anOrganisation()
  admin = await anActor(organisationId, 'admin')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

describe('choosing a version', () => {
  test('refuses everybody but an administrator', async () => {
    for (const role of ['caller', 'coordinator', 'coach', 'reader'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(updateInstrumentVersion(actor, { version: 2, week: comingWeek })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(removeInstrumentVersion(actor, { week: comingWeek })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(instrumentVersions(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await chosen()).toEqual([])
  })

  test('brings it into force from its week on: an interview begins with the version of its week', async () => {
    await updateInstrumentVersion(admin, { version: 2, week: comingWeek })
    expect(await chosen()).toEqual([{ fromWeek: comingWeek, version: 2, chosenById: admin.staffId }])
    const versionOfNewInterview = async (ref: string) => {
      const caller = await anActor(organisationId, 'caller')
      const familyId = await aFamily(organisationId, ref, { callerId: caller.staffId })
      const { id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
      return (await database().interview.findUniqueOrThrow({ where: { id } })).instrumentVersion
    }
    // The last moment of Sunday in Amsterdam, and the first of Monday.
    setClock('2020-04-19T21:59:59Z')
    expect(await versionOfNewInterview('F1')).toBe(1)
    setClock('2020-04-19T22:00:00Z')
    expect(await versionOfNewInterview('F2')).toBe(2)
  })

  test('refuses a week that has begun: calls of it could have been made with another version', async () => {
    const weekHasBegun = { code: 'invalid', problems: [{ path: 'week', reason: 'week_begun' }] }
    // It is Wednesday of this week.
    for (const week of [lastBlock, thisWeek])
      await expect(updateInstrumentVersion(admin, { version: 2, week }), `${week}`).rejects.toMatchObject(weekHasBegun)
    // The last moment of Sunday in Amsterdam, and the first of Monday.
    setClock('2020-04-19T21:59:59Z')
    await updateInstrumentVersion(admin, { version: 2, week: comingWeek })
    setClock('2020-04-19T22:00:00Z')
    await expect(updateInstrumentVersion(admin, { version: 1, week: comingWeek })).rejects.toMatchObject(weekHasBegun)
    await updateInstrumentVersion(admin, { version: 1, week: laterWeek })
    expect((await chosen()).map(({ fromWeek, version }) => [fromWeek, version])).toEqual([
      [comingWeek, 2],
      [laterWeek, 1],
    ])
  })

  test('takes the first week of a block alone, so that no release adds the load of two versions', async () => {
    for (const week of ['2020-W14', '2020-W15', '2020-W16', '2020-W18'].map((text) => parseWeek(text)!))
      await expect(updateInstrumentVersion(admin, { version: 2, week }), `${week}`).rejects.toMatchObject({
        code: 'invalid',
        problems: [{ path: 'week', reason: 'week_inside_block' }],
      })
    expect(await chosen()).toEqual([])
  })

  test('refuses a version that the program does not know, and what is no version or no week', async () => {
    await expect(updateInstrumentVersion(admin, { version: 9, week: comingWeek })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'version', reason: 'unknown_questionnaire' }],
    })
    expect(await chosen()).toEqual([])
    for (const wrong of [{ version: '' }, { version: '2.5' }, { version: '99999' }, { version: 2 }, { week: '' }])
      expect(
        updateInstrumentVersionSchema.safeParse({ version: '2', week: '2020-W15', ...wrong }).success,
        `${JSON.stringify(wrong)}`,
      ).toBe(false)
    for (const week of ['2021-W54', '2020-15', '2020-W15 ', 15, null])
      expect(removeInstrumentVersionSchema.safeParse({ week }).success, `${week}`).toBe(false)
    expect(updateInstrumentVersionSchema.parse({ version: '2', week: '2020-W15' })).toEqual({
      version: 2,
      week: '2020-W15',
    })
  })

  test('again for the same week takes the place of the first choice, also of two at the same time', async () => {
    await updateInstrumentVersion(admin, { version: 2, week: comingWeek })
    await updateInstrumentVersion(admin, { version: 1, week: comingWeek })
    expect((await chosen()).map(({ version }) => version)).toEqual([1])
    await Promise.all([1, 2, 1, 2].map((version) => updateInstrumentVersion(admin, { version, week: laterWeek })))
    const noted = (await auditOf(organisationId)).map(({ detail }) => detail)
    expect(noted).toHaveLength(6)
    expect(await chosen()).toHaveLength(2)
    expect(noted.at(-1)).toEqual({ version: (await chosen())[1]?.version, week: laterWeek })
  })

  test('is in the log with version and week and nothing else, and the page of the log says which setting', async () => {
    await updateInstrumentVersion(admin, { version: 2, week: comingWeek })
    await removeInstrumentVersion(admin, { week: comingWeek })
    expect(await auditOf(organisationId)).toEqual([
      { verb: 'organisation.change', detail: { version: 2, week: comingWeek } },
      { verb: 'organisation.change', detail: { version: null, week: comingWeek } },
    ])
    // Rows of the log have the database's own time.
    delete process.env.NABIJ_NOW
    const { rows } = await logPage(admin, { kind: 'organisation' })
    expect(rows.map(({ setting }) => setting)).toEqual(['questionnaire', 'questionnaire'])
  })
})

describe('taking a choice back', () => {
  test('is possible until its week begins', async () => {
    await updateInstrumentVersion(admin, { version: 2, week: comingWeek })
    await removeInstrumentVersion(admin, { week: comingWeek })
    expect(await chosen()).toEqual([])
    await updateInstrumentVersion(admin, { version: 2, week: comingWeek })
    setClock('2020-04-19T22:00:00Z')
    await expect(removeInstrumentVersion(admin, { week: comingWeek })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'week_begun',
    })
    expect(await chosen()).toHaveLength(1)
  })

  test('of what is not there, or is of another organisation, finds nothing and notes nothing', async () => {
    const other = await anActor(await anOrganisation(), 'admin')
    await updateInstrumentVersion(other, { version: 2, week: comingWeek })
    await expect(removeInstrumentVersion(admin, { week: comingWeek })).rejects.toMatchObject({ code: 'not_found' })
    expect((await instrumentVersions(other)).coming).toEqual([{ version: 2, week: comingWeek }])
    expect(await auditOf(organisationId)).toEqual([])
  })

  test('by two at the same time is done and noted once', async () => {
    await updateInstrumentVersion(admin, { version: 2, week: comingWeek })
    const results = await Promise.allSettled([1, 2].map(() => removeInstrumentVersion(admin, { week: comingWeek })))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await auditOf(organisationId)).toHaveLength(2)
  })
})

describe('the settings', () => {
  test('say what is in force since when, what comes when, and from which weeks one can choose', async () => {
    expect(await instrumentVersions(admin)).toMatchObject({
      versions: [1, 2],
      inForce: { version: 1, since: null },
      coming: [],
    })
    setClock('2020-02-20T10:00:00Z')
    expect((await instrumentVersions(admin)).weeks[0]).toBe(lastBlock)
    await updateInstrumentVersion(admin, { version: 2, week: lastBlock })
    setClock('2020-03-25T10:00:00Z')
    await updateInstrumentVersion(admin, { version: 2, week: laterWeek })
    await updateInstrumentVersion(admin, { version: 1, week: comingWeek })
    const { inForce, coming, weeks } = await instrumentVersions(admin)
    expect(inForce).toEqual({ version: 2, since: lastBlock })
    expect(coming).toEqual([
      { version: 1, week: comingWeek },
      { version: 2, week: laterWeek },
    ])
    expect(weeks).toEqual([comingWeek, laterWeek, '2020-W25', '2020-W29'])
    // Monday of the first week of a block.
    setClock('2020-04-20T10:00:00Z')
    expect((await instrumentVersions(admin)).weeks).toEqual([laterWeek, '2020-W25', '2020-W29', '2020-W33'])
  })
})
