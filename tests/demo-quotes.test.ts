import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { demoOrganisation } from '@/cli/demo/organisation'
import { publishDemo } from '@/cli/demo/releases'
import { parseWeek, type Week } from '@/domain/figures/week'
import { fillDemo } from '@/features/imports/commands/fill-demo'
import { database } from '@/server/db'
import { systemActor } from '@/server/minted-actor'

test('the demonstration publishes quotes, and nothing of what they rested on', { timeout: 300_000 }, async () => {
  const operator = systemActor(randomUUID())
  const period = { until: parseWeek('2020-W20') as Week, today: '2020-05-17' }
  const demo = demoOrganisation(period)
  await fillDemo(operator, { ...demo, staff: demo.staff.map((member) => ({ ...member, passwordHash: 'none' })) })
  await publishDemo(operator, period)
  const revisions = await database().releaseRevision.findMany({ select: { quotes: true } })
  expect(revisions.filter(({ quotes }) => quotes.length > 0).length).toBeGreaterThan(0)
  expect(await database().quoteConsent.count()).toBe(0)
})
