import { expect, test } from '@playwright/test'
import { forgetOwnCaller, ownCaller, ownInterview } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'
import { someAnswers } from './steps/guests'

test('the record of an interview without a worry ends without a heading of worries', async ({ page, context }) => {
  const caller = await ownCaller()
  await signedIn(context, caller)
  await visit(page, `/interviews/${await ownInterview(caller, 'ended', someAnswers)}`)
  const worries = page.getByRole('heading', { name: 'Niet pluis' })
  await expect(worries).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(worries).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await forgetOwnCaller(caller)
})

test('a page of a long list says on paper which page it is', async ({ page, context }) => {
  await signedInAs(context, 'coordinator')
  await visit(page, '/families')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^Pagina 1 van \d+$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Volgende' })).toBeHidden()
})
