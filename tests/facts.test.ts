import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { readFact } from './a-fact'
import { arbitraryInterviews, interview, said } from './arbitrary-answers'
import { anOrganisation, aSchool, endedInterviews, sealedAnswer } from './factories'
import type { EndedInterview } from '@/domain/figures/interview-fact'
import { inTransaction, ofOrganisation } from '@/server/db'
import { recomputeFacts } from '@/server/facts'
import { database } from './owner'

let organisationId: string

beforeEach(async () => {
  organisationId = await anOrganisation()
})

const facts = () =>
  database()
    .interviewFact.findMany({ where: { organisationId }, orderBy: { ref: 'asc' } })
    .then((rows) =>
      rows.map(readFact).map((fact) => ({
        ref: fact?.ref,
        week: fact?.week,
        isFirst: fact?.isFirst,
        isOfWeek: fact?.isOfWeek,
        change: fact?.changes.parent,
      })),
    )

const stored = async (...all: Partial<EndedInterview>[]) => {
  const interviews = all.map((about, index) => interview({ ref: `I${index + 1}`, ...about }))
  const families = await endedInterviews(organisationId, interviews)
  await inTransaction(ofOrganisation(organisationId), (tx) => recomputeFacts(tx, organisationId, families))
  return families
}

describe('the computation of facts', () => {
  test('writes a row for every ended interview that counts, with what depends on earlier interviews', async () => {
    await stored(
      { callDate: '2020-03-30', answers: said({ confidentiality: 'yes', grade_parent: 5 }) },
      { callDate: '2020-04-01', answers: said({ confidentiality: 'yes', grade_parent: 8 }) },
      { callDate: '2020-04-02', answers: said({ confidentiality: 'no', grade_parent: 1 }) },
    )
    expect(await facts()).toEqual([
      { ref: 'I1', week: '2020-W14', isFirst: true, isOfWeek: false, change: undefined },
      { ref: 'I2', week: '2020-W14', isFirst: false, isOfWeek: true, change: ['3'] },
    ])
  })

  test('updates the last call date of the family, also for a call that does not count', async () => {
    const [familyId] = await stored({ callDate: '2020-03-30' }, { callDate: '2020-04-02', answers: {} })
    const family = await database().family.findUniqueOrThrow({ where: { id: familyId } })
    expect(family.lastCallDate?.toISOString()).toContain('2020-04-02')
  })

  test('deletes the fact of an interview that no longer counts after a correction', async () => {
    const families = await stored({}, { ref: 'I2', callDate: '2020-04-05' })
    const { id: interviewId } = await database().interview.findFirstOrThrow({ where: { organisationId, ref: 'I1' } })
    const key = 'confidentiality'
    await database().answer.update({
      where: { interviewId_key: { interviewId, key } },
      data: await sealedAnswer(interviewId, key, { value: 'no' }),
    })
    await inTransaction(ofOrganisation(organisationId), (tx) => recomputeFacts(tx, organisationId, families))
    expect(await facts()).toEqual([{ ref: 'I2', week: '2020-W14', isFirst: true, isOfWeek: true, change: undefined }])
  })

  test('stores the listed schools and leaves out others', async () => {
    const school = await aSchool(organisationId, 'S1', 'B1', 'G1')
    await stored({ answers: said({ confidentiality: 'yes', children_ages: [7, 9, 11], schools: ['S1', null, 'S9'] }) })
    const rows = await database().interviewFactSchool.findMany({ where: { organisationId } })
    expect(rows.map((row) => [row.schoolId, row.week])).toEqual([[school, '2020-W14']])
  })

  test('changes no other organisation, whatever ids it receives', async () => {
    const families = await stored({})
    const other = await anOrganisation()
    await inTransaction(ofOrganisation(other), (tx) => recomputeFacts(tx, other, families))
    expect(await facts()).toHaveLength(1)
  })

  test('runs the same number of statements for ten families as for one', async () => {
    const statements = async (count: number) => {
      const own = await anOrganisation()
      const interviews = Array.from({ length: count }, (_, index) =>
        interview({ ref: `I${index}`, familyRef: `F${index}` }),
      )
      const families = await endedInterviews(own, interviews)
      let asked = 0
      await inTransaction(ofOrganisation(own), (tx) => {
        const counting = new Proxy(tx, {
          get: (target, name) => {
            if (name === '$queryRaw' || name === '$executeRaw') asked += 1
            return Reflect.get(target, name) as unknown
          },
        })
        return recomputeFacts(counting, own, families)
      })
      return asked
    }
    expect([await statements(1), await statements(10)]).toEqual([6, 6])
  })

  test('succeeds several times at once for the same families', async () => {
    const families = await stored({}, { ref: 'I2', callDate: '2020-04-05' })
    await Promise.all(
      Array.from({ length: 4 }, () =>
        inTransaction(ofOrganisation(organisationId), (tx) => recomputeFacts(tx, organisationId, families)),
      ),
    )
    expect(await facts()).toHaveLength(2)
  })

  test('has the same result however often and in whatever order it runs', async () => {
    const rows = (own: string) =>
      database().interviewFact.findMany({
        where: { organisationId: own },
        orderBy: { ref: 'asc' },
        omit: { interviewId: true, organisationId: true, familyId: true },
      })
    await fc.assert(
      fc.asyncProperty(arbitraryInterviews, async (all) => {
        const own = await anOrganisation()
        const families = await endedInterviews(own, all)
        await inTransaction(ofOrganisation(own), (tx) => recomputeFacts(tx, own, families))
        const once = await rows(own)
        for (const family of families.toReversed())
          await inTransaction(ofOrganisation(own), (tx) => recomputeFacts(tx, own, [family]))
        expect(await rows(own)).toEqual(once)
      }),
      { numRuns: 10 },
    )
  })
})
