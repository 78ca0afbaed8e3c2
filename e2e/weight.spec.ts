import { expect, test } from '@playwright/test'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn } from './steps/sign-in'
import { weightOf } from './steps/weight'

/** For telephones that are slow and have little data left: a bare Next page is 135 kB, SurveyJS 470. */
const limit = 187_100

let caller: OwnCaller
test.beforeAll(async () => {
  caller = await ownCaller()
})
test.afterAll(() => forgetOwnCaller(caller))

test('the interview loads at most 187 kB of scripts and styles', async ({ page, context }) => {
  await signedIn(context, caller)
  const { parts, bytes, list } = await weightOf(page, `/interviews/${await ownInterview(caller, 'call_date')}`)

  expect(parts.length, 'scripts and styles were seen at all').toBeGreaterThan(3)
  expect(parts.filter(({ plain }) => plain)).toEqual([])
  expect(bytes, list).toBeLessThanOrEqual(limit)
})
