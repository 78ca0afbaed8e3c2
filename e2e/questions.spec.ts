import { expect, test, type Page } from '@playwright/test'
import { answerOf, inHand, isReady, isSaved, openCall } from './steps/interview'
import { sticksOut } from './steps/look'
import { ownFamily, ownInterview } from './steps/own-families'
import { forgetOwnOrganisation, ownOrganisation, type OwnOrganisation } from './steps/own-organisation'
import { signedIn, visit } from './steps/sign-in'

/** Questions that an organisation adds itself: a coordinator makes them, a caller asks them. */

let organisation: OwnOrganisation
test.beforeEach(async () => {
  organisation = await ownOrganisation()
})
test.afterEach(() => forgetOwnOrganisation(organisation))

const preview = (page: Page) => page.getByRole('region', { name: 'Zo ziet de beller het' })
const save = (page: Page) => page.getByRole('button', { name: 'Bewaren' })

const fillWords = async (page: Page, nl: string, short: string) => {
  await page.getByLabel('De vraag', { exact: true }).fill(nl)
  await page.getByLabel('Korte naam', { exact: true }).fill(short)
  await page.getByLabel('De vraag in het Engels').fill('Do you have a library card?')
  await page.getByLabel('Korte naam in het Engels').fill('Library card')
}

const fillOptions = async (page: Page, texts: readonly (readonly [string, string])[]) => {
  for (const [index, [nl, en]] of texts.entries()) {
    if (index > 1) await page.getByRole('button', { name: 'Antwoord erbij' }).click()
    await page.getByLabel(`Antwoord ${index + 1}`, { exact: true }).fill(nl)
    await page.getByLabel(`Antwoord ${index + 1} in het Engels`).fill(en)
  }
}

test('a coordinator makes a question and sees it as a caller will; a caller then asks it', async ({
  page,
  context,
}) => {
  const before = await ownInterview(organisation.caller, 'call_date')
  await signedIn(context, organisation.coordinator)
  await visit(page, '/questions')
  await page.getByRole('link', { name: 'Nieuwe vraag' }).click()
  await fillWords(page, 'Heeft u een pas van de bibliotheek?', 'Bibliotheekpas')
  await fillOptions(page, [
    ['Ja', 'Yes'],
    ['Nee', 'No'],
    ['Nog niet', 'Not yet'],
  ])
  await expect(preview(page).getByRole('heading', { name: 'Heeft u een pas van de bibliotheek?' })).toBeVisible()
  await preview(page).getByRole('radio', { name: 'Nog niet' }).check()
  await preview(page).getByLabel('Vragen in').selectOption('en')
  await expect(preview(page).getByRole('radio', { name: 'Not yet' })).toBeChecked()
  await save(page).dblclick()
  await expect(page.getByRole('status').filter({ hasText: 'gesprekken die vanaf nu beginnen' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Heeft u een pas van de bibliotheek?'])

  await signedIn(context, organisation.caller)
  await openCall(page, before)
  await expect(page.getByRole('button', { name: 'Eigen vragen' })).toHaveCount(0)
  await page.goto(`/families/${await ownFamily(organisation.caller)}/interview`)
  await page.getByRole('radio', { name: 'Beeldbellen' }).check()
  await page.getByRole('radio', { name: 'De ouder' }).check()
  await page.getByRole('button', { name: 'De ouder is er' }).click()
  await page.getByRole('button', { name: 'Gesprek beginnen' }).click()
  await isReady(page)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const positionSaved = page.waitForResponse((response) => response.url().endsWith(`/${id}/place`) && response.ok())
  await page.getByRole('button', { name: /^Eigen vragen/ }).click()
  await expect(inHand(page, 'own_1')).toBeFocused()
  await positionSaved
  await page.keyboard.press('3')
  await isSaved(page)
  expect(await answerOf(id, 'own_1')).toMatchObject({ value: 'nog_niet' })
  await page.reload()
  await expect(inHand(page, 'own_1').getByRole('radio', { name: 'Nog niet' })).toBeChecked()
})

test('what is missing stands above the form, and typed text is not lost without a question', async ({
  page,
  context,
}) => {
  await signedIn(context, organisation.coordinator)
  await visit(page, '/questions/new')
  await save(page).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Dit lukte nog niet' })
  await expect(summary.getByRole('link')).toHaveCount(8)
  await summary.getByRole('link', { name: /^Korte naam: / }).click()
  await expect(page.getByLabel('Korte naam', { exact: true })).toBeFocused()
  await fillWords(page, 'Leest u voor?', 'Voorlezen')
  await fillOptions(page, [
    ['Ja', 'Yes'],
    ['ja', 'No'],
  ])
  await save(page).click()
  await expect(summary.getByRole('link')).toHaveText(['Antwoord 2: Dit staat er twee keer.'])
  // The problem stays at its answer when the answer before it is removed.
  await page.getByRole('button', { name: 'Antwoord erbij' }).click()
  await page.getByRole('button', { name: 'Antwoord 1 weghalen' }).click()
  await expect(page.getByLabel('Antwoord 1', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Antwoord 2', { exact: true })).not.toHaveAttribute('aria-invalid')
  await page.getByRole('link', { name: 'Gezinnen', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Nog niet bewaard' })).toBeVisible()
  await page.getByRole('button', { name: 'Hier blijven' }).click()
  await expect(page.getByLabel('De vraag', { exact: true })).toHaveValue('Leest u voor?')
})

test.describe('on a phone 360 px wide', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a question is replaced, and then stopped after a confirmation', async ({ page, context }) => {
    await signedIn(context, organisation.coordinator)
    await visit(page, '/questions/new')
    await page.getByLabel('Soort antwoord').selectOption('number')
    await fillWords(page, 'Hoeveel boeken heeft u in huis?', 'Boeken')
    await page.getByLabel('Hoogste getal dat kan').fill('5')
    await expect(preview(page).getByRole('radio')).toHaveCount(6)
    expect(await sticksOut(page)).toEqual([])
    await save(page).click()
    await page.getByRole('link', { name: 'Veranderen: Boeken' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Vraag veranderen' })).toBeVisible()
    await page.getByLabel('De vraag', { exact: true }).fill('Hoeveel kinderboeken heeft u in huis?')
    await save(page).click()
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Hoeveel kinderboeken heeft u in huis?'])
    expect(await sticksOut(page)).toEqual([])
    await page.getByRole('button', { name: 'Stoppen met: Boeken' }).click()
    await page.getByRole('button', { name: 'Stoppen met deze vraag' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Met de vraag is gestopt' })).toBeVisible()
    await expect(page.getByText('Nog geen eigen vragen')).toBeVisible()
    await page.goBack()
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name: 'Eigen vragen' })).toBeVisible()
  })
})
