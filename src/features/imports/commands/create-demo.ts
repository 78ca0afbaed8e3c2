/**
 * Fills an empty database with a demonstration: schools, families and interviews the way an import writes them, and what a
 * file does not hold. One transaction, so that a demonstration is there as a whole or not at all.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { PlacedRow } from '@/domain/exchange/table'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction, withScope, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { storeContactWishes } from '@/server/contact-wishes'
import { recomputeFacts } from '@/server/facts'
import { familyIdsOfOrganisation, storeNextSteps } from '@/server/next-steps'
import { newPublicationKey } from '@/server/publication-key'
import { createKeys } from '@/server/sealed/sealed-text'
import { recomputeStatistics } from '@/server/statistics'
import type { DemoOrganisation } from '../parts/demo-organisation'
import { storeCallRecords, storeCircumstances, storeOpenInterviews } from '../parts/store-demo-calls'
import { storeAttempts, storeSafeContacts, storeStaff } from '../parts/store-demo-people'
import { storeAppointments } from '../parts/store-demo-appointments'
import { storeInterpreters } from '../parts/store-demo-interpreters'
import { storeFamilies } from '../parts/store-families'
import { storeInterviews } from '../parts/store-interviews'
import { storeSchools } from '../parts/store-schools'

const transactionMs = 5 * 60 * 1000

const allCreated = <Row>(rows: readonly Row[]) => ({
  created: rows.map((row, index): PlacedRow<Row> => ({ line: index + 2, row })),
  changed: [],
  counts: { created: rows.length, changed: 0, unchanged: 0 },
})

const refuseSecond = async (tx: Transaction) => {
  await tx.$executeRaw`lock table organisation in share row exclusive mode`
  if (await tx.organisation.findFirst({ select: { id: true } })) throw new AppError('conflict', 'not_empty')
}

const createDemoOrganisation = async (tx: Transaction, actor: Actor, demo: DemoOrganisation) => {
  createKeys([actor.organisationId])
  await tx.$executeRaw`
    insert into organisation (id, name, created_at, interview_count, is_demonstration, exports_persons, publication_key)
    values (${actor.organisationId}::uuid, ${demo.name}, ${demo.since}::date, ${demo.interviews.length}, true, true,
      ${newPublicationKey(actor.organisationId)})`
}

const fillDemo = async (tx: Transaction, actor: Actor, demo: DemoOrganisation) => {
  await createDemoOrganisation(tx, actor, demo)
  await storeSchools(tx, actor, allCreated(demo.schools))
  await storeStaff(tx, actor, demo)
  await storeFamilies(tx, actor, allCreated(demo.families))
  await storeSafeContacts(tx, actor, demo)
  const { createdIds, familyIds } = await storeInterviews(tx, actor, allCreated(demo.interviews), [])
  await storeCircumstances(tx, actor, demo)
  const interpreterIds = await storeInterpreters(tx, actor, demo)
  await storeCallRecords(tx, actor, demo)
  await storeContactWishes(tx, actor, { familyIds, interviewIds: createdIds })
  await storeAttempts(tx, actor, demo)
  await storeOpenInterviews(tx, actor, demo)
  await storeAppointments(tx, actor, demo, interpreterIds)
  await storeNextSteps(tx, actor.organisationId, await familyIdsOfOrganisation(tx, actor.organisationId))
  await recomputeFacts(tx, actor.organisationId, familyIds)
  await audit(tx, actor, 'organisation.fill_demo', actor.organisationId, {
    families: demo.families.length,
    interviews: demo.interviews.length,
  })
}

export const createDemo = async (actor: Actor, demo: DemoOrganisation): Promise<void> => {
  await authorize(actor, 'organisation.fill_demo')
  await inTransaction(
    'organisations',
    async (tx) => {
      await refuseSecond(tx)
      await withScope(actor, () => fillDemo(tx, actor, demo))
    },
    { timeout: transactionMs },
  )
  await recomputeStatistics(actor, demo.families.length)
}
