import { afterEach, expect, test } from 'vitest'
import { refuseUnknownVersions } from '@/server/instrument-versions'
import { aFamily, anInterview, anOrganisation, aStaffMember } from './factories'
import { aPublication, firstWeek, published, weekOf } from './publication-fixture'
import { database, ownerDatabase } from './owner'

afterEach(() => database().instrumentInForce.deleteMany({}))

test('the start accepts a database with the versions of this program', async () => {
  await expect(refuseUnknownVersions()).resolves.toBeUndefined()
})

test('the start refuses an interview of an unknown version with a sentence', async () => {
  const organisationId = await anOrganisation()
  const familyId = await aFamily(organisationId, 'F1')
  const { id } = await anInterview(organisationId, {
    familyId,
    callerId: await aStaffMember(organisationId),
    instrumentVersion: 9,
  })
  await expect(refuseUnknownVersions()).rejects.toThrow(
    'The database holds version 9 of the questionnaire, and this program knows version 1.',
  )
  await database().interview.delete({ where: { id } })
})

/** What was published is frozen, so only a later version of the program can write such a row. */
const publishedByVersion = (version: number) =>
  ownerDatabase().$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    await tx.$executeRaw`update release_revision set instrument_version = ${version}::int`
  })

test('the start refuses an unknown version of a published release', async () => {
  const world = await aPublication()
  await published(world, weekOf(firstWeek))
  await publishedByVersion(8)
  await expect(refuseUnknownVersions()).rejects.toThrow('holds version 8')
  await publishedByVersion(1)
  await expect(refuseUnknownVersions()).resolves.toBeUndefined()
})

test('the start refuses an unknown version that an organisation has chosen', async () => {
  const organisationId = await anOrganisation()
  await database().instrumentInForce.create({ data: { organisationId, fromWeek: '2020-W14', version: 7 } })
  await expect(refuseUnknownVersions()).rejects.toThrow('holds version 7')
})
