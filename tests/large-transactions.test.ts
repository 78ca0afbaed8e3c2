import { afterEach, expect, test, vi } from 'vitest'
import { addQuote } from '@/features/releases/commands/add-quote'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { approveWithdrawalReason } from '@/features/releases/commands/approve-withdrawal-reason'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { requestApproval } from '@/features/releases/commands/request-approval'
import { requestPreparation } from '@/features/releases/commands/request-preparation'
import { updateWithdrawalReason } from '@/features/releases/commands/update-withdrawal-reason'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { correctedAnswers } from '@/features/releases/queries/corrected-answers'
import { preparedPeriod } from '@/features/releases/queries/prepared-period'
import { aPublication, aQuote, firstWeek, preparationOf, releasesAt, reworded, weekOf } from './publication-fixture'
import type { OpeningClient } from '@/server/sealed/opened-rows'
import { database } from './owner'

afterEach(() => vi.restoreAllMocks())

const period = weekOf(firstWeek)

test('each transaction that reads the interviews or names of a whole organisation has a minute', async () => {
  const world = await aPublication()
  // The client of the application, which its scopes are made of.
  const begun = vi.spyOn((globalThis as { nabijDatabase?: OpeningClient }).nabijDatabase!, '$transaction')
  /** The timeouts of the transactions of this work, each once. */
  const timeouts = async (work: () => Promise<unknown>) => {
    begun.mockClear()
    await work()
    return [...new Set(begun.mock.calls.map(([, options]) => options?.timeout))]
  }
  const large = [60_000]
  const preparation = { id: '', version: 0 }
  const latest = async () => ({ id: preparation.id, version: (await preparationOf(preparation.id)).version })

  expect(await timeouts(() => requestPreparation(world.first, { period, correction: '' }))).toEqual(large)
  await database().job.deleteMany({ where: { organisationId: world.organisationId } })
  const prepare = async () => Object.assign(preparation, await prepareRelease(world.first, { period, correction: '' }))
  expect(await timeouts(prepare)).toEqual(large)
  expect(await timeouts(() => reworded(world, preparation.id))).toEqual(large)
  const quote = await aQuote(world, preparation.id)
  expect(await timeouts(() => addQuote(world.first, quote))).toEqual(large)
  await prepare()
  const approval = await latest()
  expect(await timeouts(() => requestApproval(world.second, approval))).toEqual(large)
  expect(await timeouts(() => approveRelease(world.second, approval))).toEqual(large)
  expect(await timeouts(() => preparedPeriod(world.first, period))).toEqual(large)
  expect(await timeouts(() => correctedAnswers(world.first, period))).toEqual(large)

  const revisionId = (await releasesAt(world, period))[0]?.revisions[0]?.id ?? ''
  await withdrawRelease(world.first, { revisionId })
  const reason = { revisionId, reason: 'Een school stond bij het verkeerde bestuur.' }
  expect(await timeouts(() => updateWithdrawalReason(world.first, reason))).toEqual(large)
  const { id } = await database().withdrawalReason.findFirstOrThrow({ where: { revisionId } })
  expect(await timeouts(() => approveWithdrawalReason(world.second, { id }))).toEqual(large)
})
