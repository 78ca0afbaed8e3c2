import { expect, test } from '@playwright/test'
import { weightOf } from './steps/weight'
import { forgetOwnCaller, ownCaller, type OwnCaller } from './steps/own-families'
import { ownRoom, ownRoomLink, sitDown } from './steps/own-room'

/** Before the room. Whoever opens a link on a slow telephone waits in front of somebody. */
const limit = 160_000

let caller: OwnCaller
test.beforeAll(async () => {
  caller = await ownCaller()
})
test.afterAll(() => forgetOwnCaller(caller))

const expectLight = async (loaded: Awaited<ReturnType<typeof weightOf>>) => {
  expect(loaded.parts.length, 'scripts and styles were seen at all').toBeGreaterThan(3)
  expect(loaded.parts.filter(({ plain }) => plain)).toEqual([])
  expect(loaded.bytes, loaded.list).toBeLessThanOrEqual(limit)
}

test('the page of a link loads at most 160 kB of scripts and styles', async ({ page }) => {
  await expectLight(await weightOf(page, await ownRoomLink(await ownRoom(caller))))
})

test('and so does the page on which somebody asks to come in', async ({ page, context }) => {
  await sitDown(context, await ownRoom(caller), 'arriving')
  await expectLight(await weightOf(page, '/gesprek'))
})
