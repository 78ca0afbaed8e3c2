import { expect, test, type Page } from '@playwright/test'
import { openSearch, searchCaller, searchDialog } from './steps/call-search'
import { concernEntriesOf } from './steps/concern'
import { rowsOf } from './steps/database'
import { setNumber } from './steps/identity'
import { inHand, interviewOf, isReady, isSaved, nextUntil, toStep } from './steps/interview'
import { axeFinds, sticksOut } from './steps/look'
import { forgetOwnCaller, ownCaller, ownDigits, ownFamily, type OwnCaller } from './steps/own-families'
import { forgetOwnOrganisation, ownOrganisation, type OwnOrganisation } from './steps/own-organisation'
import { signedIn, visit } from './steps/sign-in'

const looksWell = async (page: Page) => {
  expect(await axeFinds(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}
const concernsOf = async (family: string) =>
  (await concernEntriesOf('c.family_id = $1', family)).map(({ text }) => ({ text }))
const attemptsOf = (family: string) =>
  rowsOf('select outcome from contact_attempt where family_id = $1 and undone_at is null', [family])

const raise = async (page: Page, text: string) => {
  await page.getByLabel('Waarover maakt u zich zorgen?').fill(text)
  await page.getByRole('button', { name: 'Doorgeven' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Doorgegeven aan' })).toBeVisible()
}

/** A family that waits for somebody to call it. */
const poolFamily = async (caller: OwnCaller) => {
  const id = await ownFamily(caller)
  await rowsOf('update family set caller_id = null where id = $1', [id])
  await rowsOf(`update next_step set kind = 'waiting', waits_for = 'owner', owner_id = null where family_id = $1`, [id])
  return id
}

test.describe('a family of the pool', () => {
  let organisation: OwnOrganisation
  let family: string

  test.beforeEach(async ({ context }) => {
    organisation = await ownOrganisation()
    family = await poolFamily(organisation.caller)
    await signedIn(context, organisation.caller)
  })
  test.afterEach(() => forgetOwnOrganisation(organisation))

  test('is given, opened, dialled, talked with and ended by one caller, who raises a concern and goes to the next family', async ({
    page,
  }) => {
    await visit(page, '/today')
    await page.getByRole('button', { name: 'Geef mij de volgende' }).click()
    await page.waitForURL(`/families/${family}/interview`)
    await page.getByRole('link', { name: 'Terug naar het gezin' }).click()
    await expect(page.getByRole('heading', { name: 'Verzonnen Ouder', level: 1 })).toBeVisible()
    await visit(page, `/families/${family}/interview`)
    await page.keyboard.press('p')
    await expect(page.getByLabel('Waarover maakt u zich zorgen?')).toBeFocused()
    await looksWell(page)
    await raise(page, 'Vooraf.')

    // A telephone would open its own screen; a browser of tests has none.
    await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault(), { once: true }))
    await page.getByRole('link', { name: /0000 0001/ }).click()
    await expect(page.getByText(/Gebeld om/)).toBeVisible()
    await page.getByRole('radio', { name: 'Telefoon' }).check()
    await page.getByRole('radio', { name: 'De ouder', exact: true }).check()
    await page.getByRole('button', { name: 'De ouder is er, ik begin' }).click()
    await page.getByRole('button', { name: 'Gesprek beginnen' }).click()
    await isReady(page)
    await nextUntil(page, 'confidentiality')
    await inHand(page, 'confidentiality').getByRole('radio', { name: 'Ja' }).check()
    await isSaved(page)

    await page.getByRole('button', { name: 'Gesprek afronden' }).first().click()
    await toStep(page, 'Afsluiten')
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await page.waitForURL('**/interviews/*ended=1')
    await expect(page.getByText('Het gesprek is afgerond en bewaard.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Volgend gezin' })).toHaveCount(0)
    await page.getByText('Een zorg doorgeven').click()
    await raise(page, 'Achteraf.')
    await looksWell(page)
    expect((await interviewOf(family)).map(({ state }) => state)).toEqual(['completed'])
    expect(await attemptsOf(family)).toEqual([{ outcome: 'complete' }])
    expect((await concernsOf(family)).map(({ text }) => text)).toEqual(['Vooraf.', 'Achteraf.'])
    const answer = await page.goto(`/families/${family}`)
    expect(answer?.status()).toBe(404)
    const waiting = await poolFamily(organisation.caller)
    await page.goBack()
    await isReady(page)
    await page.reload()
    await page.getByRole('button', { name: 'Volgend gezin' }).click()
    await page.waitForURL(`/families/${waiting}/interview`)
    await expect(page.getByRole('heading', { name: 'Verzonnen Ouder', level: 1 })).toBeVisible()
  })
})

test.describe('a family of a colleague', () => {
  let caller: OwnCaller
  let colleague: OwnCaller

  test.beforeEach(async () => {
    ;[caller, colleague] = [await ownCaller(), await ownCaller()]
  })
  test.afterEach(async () => {
    for (const person of [colleague, caller]) await forgetOwnCaller(person)
  })

  test('that is taken over while its parent calls back opens on its page', async ({ page, context }) => {
    const digits = ownDigits()
    const family = await ownFamily(colleague)
    await setNumber({ organisationId: colleague.organisationId, familyId: family }, `+31 6 ${digits}`)
    await signedIn(context, caller)
    await visit(page, '/today')
    await openSearch(page)
    await searchCaller(page, `06 ${digits}`)
    const dialog = searchDialog(page)
    await dialog.getByRole('button', { name: 'Neem over' }).click()
    await dialog.getByRole('link', { name: 'Naar het gezin' }).click()
    await page.waitForURL(`/families/${family}?called=1`)
    await expect(page.getByRole('heading', { name: 'Verzonnen Ouder', level: 1 })).toBeVisible()
    await visit(page, `/families/${family}/interview`)
    await expect(page.getByRole('heading', { name: 'Verzonnen Ouder', level: 1 })).toBeVisible()
  })
})
