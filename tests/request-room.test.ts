/** Limits of what can be asked for without end: far above what people do, and with the moment from which it goes on. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { loadCalendarFeed } from '@/features/calls/commands/load-calendar-feed'
import { loadFoundFamilies } from '@/features/calls/commands/load-found-families'
import { loadSharedIssue } from '@/features/releases/commands/load-shared-issue'
import { auditDeadLinks } from '@/server/audit'
import { chunksOf } from '@/server/chunks'
import { freshToken } from '@/server/crypto'
import { refuseLink, requireRoom } from '@/server/request-room'
import { limits } from '@/server/throttle-limits'
import type { Visitor } from '@/server/visitor'
import { anActor, anOrganisation } from './factories'
import { database, ownerDatabase } from './owner'

const minuteMs = 60_000
let organisationId: string
let address: string
beforeEach(async () => {
  organisationId = await anOrganisation()
  address = randomUUID()
  process.env.NABIJ_NOW = '2020-05-15T10:00:00+02:00'
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const after = (ms: number) => {
  process.env.NABIJ_NOW = new Date(Date.parse('2020-05-15T10:00:00+02:00') + ms).toISOString()
}
const times = (count: number, work: () => Promise<unknown>) => Promise.all(Array.from({ length: count }, work))

describe('searches, files, letters and links that are shared', () => {
  test('twenty callers behind one address search and fetch as often as they can by hand', async () => {
    const callers = await Promise.all(Array.from({ length: 20 }, () => anActor(organisationId, 'caller')))
    const everybody = (work: (actor: StaffActor) => Promise<void>) => Promise.all(callers.map(work))
    for (let round = 0; round < 20; round += 1)
      await everybody((actor) => requireRoom('search', actor, 'call.find', address))
    for (let round = 0; round < 10; round += 1)
      await everybody((actor) => requireRoom('file', actor, 'release.export', address))
    expect(await database().audit.count({ where: { organisationId } })).toBe(0)
  })

  test('one person is refused beyond the limit, with the moment from which it goes on, and nobody else is', async () => {
    const person = await anActor(organisationId, 'caller')
    const ask = () => requireRoom('search', person, 'call.find', address)
    await times(limits.search.account.failures, ask)
    const goesOn = new Date(Date.parse('2020-05-15T10:00:00+02:00') + minuteMs)
    for (const refused of await Promise.allSettled([ask(), ask()]))
      expect(refused).toMatchObject({ reason: { code: 'too_many', reason: 'too_many_until', retryFrom: goesOn } })
    expect(await database().audit.count({ where: { organisationId } })).toBe(1)
    await requireRoom('search', await anActor(organisationId, 'caller'), 'call.find', address)
    after(minuteMs)
    await ask()
  })

  test('many people at one address are refused together', async () => {
    const { failures } = limits.share.address
    const people = Array.from({ length: failures / 20 }, () => anActor(organisationId, 'coordinator'))
    for (const person of await Promise.all(people))
      await times(20, () => requireRoom('share', person, 'release.share', address))
    const another = await anActor(organisationId, 'coordinator')
    await expect(requireRoom('share', another, 'release.share', address)).rejects.toMatchObject({ code: 'too_many' })
    await requireRoom('share', another, 'release.share', randomUUID())
  })

  test('a search while a parent is on the line counts', async () => {
    const person = await anActor(organisationId, 'coordinator')
    await times(limits.search.account.failures, () => requireRoom('search', person, 'call.find'))
    await expect(loadFoundFamilies(person, { text: 'Verzonnen' })).rejects.toMatchObject({ code: 'too_many' })
  })
})

describe('a link that leads nowhere', () => {
  test('is not found, until one address tried too many, whatever kind of link', async () => {
    const visitor = { address, device: '' }
    for (let guess = 0; guess < limits.opened_link.address.failures / 2; guess += 1) {
      await expect(loadSharedIssue(visitor, randomUUID(), 'page')).rejects.toMatchObject({ code: 'not_found' })
      await expect(loadCalendarFeed(visitor, randomUUID(), 'nl')).rejects.toMatchObject({ code: 'not_found' })
    }
    const refused = { code: 'too_many', retryFrom: expect.any(Date) }
    await expect(loadSharedIssue(visitor, randomUUID(), 'page')).rejects.toMatchObject(refused)
    await expect(refuseLink({ address: randomUUID(), device: '' }, randomUUID())).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('is noted once in each organisation, however many are refused at one moment', async () => {
    let noting: Promise<unknown> = Promise.resolve()
    await ownerDatabase().$transaction(
      async (tx) => {
        // Nobody can add a row until all three have looked for one.
        await tx.$executeRaw`lock table audit in exclusive mode`
        noting = times(3, auditDeadLinks)
        const waiting = () => tx.$queryRaw<{ count: number }[]>`
          select count(*)::int as count from pg_locks
          where not granted and database = (select oid from pg_database where datname = current_database())`
        await expect.poll(async () => (await waiting())[0]?.count, { timeout: 60_000 }).toBe(3)
      },
      { timeout: 120_000 },
    )
    await noting
    expect(await database().audit.count({ where: { organisationId } })).toBe(1)
  })

  // Ten thousand take a minute, with the same result.
  test('is guessed by nobody: of hundreds of guesses from few addresses none is found, and most are refused unseen', async () => {
    const guesses = 600
    const addresses = Array.from({ length: 3 }, () => ({ address: randomUUID(), device: '' }))
    const loads = [
      (visitor: Visitor, token: string) => loadSharedIssue(visitor, token, 'page'),
      (visitor: Visitor, token: string) => loadCalendarFeed(visitor, token, 'nl'),
    ]
    const codes = new Map<unknown, number>()
    for (const part of chunksOf(
      Array.from({ length: guesses }, (_, guess) => guess),
      20,
    ))
      await Promise.all(
        part.map(async (guess) => {
          const visitor = addresses[guess % addresses.length] ?? { address: '', device: '' }
          const load = loads[guess % loads.length] ?? loads[0]
          const outcome = await load?.(visitor, freshToken()).catch(({ code }: { code?: unknown }) => code)
          codes.set(outcome, (codes.get(outcome) ?? 0) + 1)
        }),
      )
    const unseen = addresses.length * limits.opened_link.address.failures
    expect(new Set(codes.keys())).toEqual(new Set(['not_found', 'too_many']))
    expect(codes.get('not_found')).toBe(unseen)
    expect(codes.get('too_many')).toBe(guesses - unseen)
    // Once an hour in each organisation, from which the signal is made.
    expect(await database().audit.count({ where: { organisationId } })).toBe(1)
  })
})
