import { beforeAll, describe, expect, test } from 'vitest'
import { ofOrganisation, inTransaction, Prisma, type Transaction } from '@/server/db'
import { lockFamiliesAgainstRemoval, lockFamily, lockFamilyForRemoval } from '@/server/family-lock'
import { aFamily, anOrganisation } from './factories'

let organisationId: string
let familyId: string

beforeAll(async () => {
  organisationId = await anOrganisation()
  familyId = await aFamily(organisationId, '0147')
})

const scope = () => ofOrganisation(organisationId)

/** What others can do meanwhile with the family: PostgreSQL says at once whether they would wait. */
const others = {
  'add a row that refers to it': Prisma.sql`for key share nowait`,
  'change it': Prisma.sql`for no key update nowait`,
  'remove it': Prisma.sql`for update nowait`,
}

const whatOthersCan = async (lock: (tx: Transaction) => Promise<unknown>) =>
  inTransaction(scope(), async (tx) => {
    await lock(tx)
    const possible: string[] = []
    for (const [what, strength] of Object.entries(others)) {
      const attempt = inTransaction(
        scope(),
        (other) => other.$queryRaw`select 1 from family where id = ${familyId}::uuid ${strength}`,
      )
      // Any other failure than a lock that is held fails the test.
      const isPossible = await attempt.then(
        () => true,
        (error: Error) => {
          expect(error.message).toContain('55P03')
          return false
        },
      )
      if (isPossible) possible.push(what)
    }
    return possible
  })

describe('a family that is locked', () => {
  test('for a change: others add to it, and wait to change or remove it', async () => {
    expect(await whatOthersCan((tx) => lockFamily(tx, familyId))).toEqual(['add a row that refers to it'])
  })

  test('for removal: everybody waits', async () => {
    expect(await whatOthersCan((tx) => lockFamilyForRemoval(tx, Prisma.sql`id = ${familyId}::uuid`))).toEqual([])
  })

  test('against removal: others add to it and change it', async () => {
    expect(await whatOthersCan((tx) => lockFamiliesAgainstRemoval(tx, organisationId, [familyId]))).toEqual([
      'add a row that refers to it',
      'change it',
    ])
  })

  test('is not there for another organisation', async () => {
    const other = ofOrganisation(await anOrganisation())
    const attempt = inTransaction(other, (tx) => lockFamily(tx, familyId))
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
    expect(await inTransaction(other, (tx) => lockFamilyForRemoval(tx, Prisma.sql`id = ${familyId}::uuid`))).toBeNull()
  })
})
