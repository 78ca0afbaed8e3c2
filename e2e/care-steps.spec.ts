import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { rowOf, rowsOf } from './steps/database'
import { axeFinds, sticksOut } from './steps/look'
import { ownFamily } from './steps/own-families'
import { forgetOwnOrganisation, ownOrganisation, type OwnOrganisation } from './steps/own-organisation'
import { signedIn, visit } from './steps/sign-in'
import { sealedText } from './steps/sealed.mjs'

let place: OwnOrganisation
test.beforeEach(async () => {
  place = await ownOrganisation()
})
test.afterEach(async () => {
  await forgetOwnOrganisation(place)
})

/** A call that the caller promised for today, to a family of somebody else. */
const aPromisedCall = async (note: string): Promise<string> => {
  const familyId = await ownFamily(place.colleague)
  const rowId = randomUUID()
  await rowOf(
    `insert into care_step (id, organisation_id, kind, family_id, owner_id, due_on, note)
     values ($5, $1, 'parent', $2, $3, (now() at time zone 'Europe/Amsterdam')::date, $4) returning id`,
    [
      place.id,
      familyId,
      place.caller.id,
      await sealedText('care_step.note', { ownerId: familyId, rowId }, note),
      rowId,
    ],
  )
  return familyId
}
const step = (page: Page, note: string) => page.getByRole('listitem').filter({ hasText: note })
const phone = { width: 360, height: 740 }

test('who promised a call to the family of a colleague gets the family for it', async ({ page, context }) => {
  const familyId = await aPromisedCall('Vraag hoe het met haar zus is.')
  await signedIn(context, place.caller)
  await page.setViewportSize(phone)
  await visit(page, '/today')
  await expect(step(page, 'haar zus')).toContainText('Vandaag nabellen')
  await expect(step(page, 'haar zus')).not.toContainText('Verzonnen Ouder')
  expect([await axeFinds(page), await sticksOut(page)]).toEqual([[], []])
  await step(page, 'haar zus').getByRole('button', { name: 'Nu nabellen' }).click()
  await page.waitForURL(`**/families/${familyId}/interview`)
  await expect(page.locator('main')).toContainText('Verzonnen Ouder')
  await page.goto('/today')
  await expect(step(page, 'haar zus').getByRole('link', { name: 'Verzonnen Ouder' })).toBeVisible()
})

test('a parent who wants no call any more is no call: a coordinator decides, in words', async ({
  page,
  context,
  browser,
}) => {
  const familyId = await aPromisedCall('Vertelde over haar zus.')
  await rowsOf('update family set may_call = false where id = $1', [familyId])
  await signedIn(context, place.caller)
  await visit(page, '/today')
  await expect(step(page, 'haar zus')).toContainText('Uw coördinator beslist wat er gebeurt.')
  await expect(step(page, 'haar zus').getByRole('button')).toHaveCount(0)
  const others = await browser.newContext()
  await signedIn(others, place.coordinator)
  const theirs = await others.newPage()
  await visit(theirs, '/today')
  await expect(step(theirs, 'haar zus')).toContainText('Beslis of er iets anders kan')
  expect(await axeFinds(theirs)).toEqual([])
  await step(theirs, 'haar zus').getByRole('button', { name: 'Ik heb beslist' }).click()
  await expect(step(theirs, 'haar zus')).toContainText('Genoteerd: beslist.')
  await page.reload()
  await expect(step(page, 'haar zus')).toHaveCount(0)
  await others.close()
})
