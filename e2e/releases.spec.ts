import { expect, test, type Page } from '@playwright/test'
import { rowOf } from './steps/database'
import { isSaved, openCall } from './steps/interview'
import { signedInAs, visit } from './steps/sign-in'
import { keepSchools } from './steps/schools'

/** Weeks of the demonstration by their place: journeys that run at the same time take different ones. */
const publishedWeek = async (place: number) =>
  (
    await rowOf<{ at: string }>(
      `select distinct at from release where grain = 'week' order by at offset ${place} limit 1`,
    )
  ).at

const weekBefore = async () =>
  (
    await rowOf<{ week: string }>(
      `select to_char(to_date(min(at), 'IYYY-"W"IW') - 21, 'IYYY-"W"IW') as week from release where grain = 'week'`,
    )
  ).week

const prepareCorrection = async (page: Page, week: string, reason: string) => {
  await visit(page, `/releases/week/${week}`)
  await page.getByText('Verbeteren', { exact: true }).click()
  await page.getByLabel('Wat verbetert u?').fill(reason)
  await page.getByRole('button', { name: 'Verbetering voorbereiden' }).click()
  await expect(page.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toBeVisible()
}

test('one prepares and writes, another approves, and the reader reads it as a new revision', async ({ browser }) => {
  const week = await publishedWeek(2)
  const [coordinator, coach, reader] = [
    await browser.newContext(),
    await browser.newContext(),
    await browser.newContext(),
  ]
  await signedInAs(coordinator, 'coordinator')
  await signedInAs(coach, 'coach')
  await signedInAs(reader, 'reader', 4)

  await keepSchools(async () => {
    const page = await coordinator.newPage()
    await prepareCorrection(page, week, 'De toelichting was te kort')
    await expect(page.getByText('Intern. Hier staan precieze aantallen', { exact: false })).toBeVisible()
    const town = page.locator('details').filter({ hasText: 'Veenstad' }).first()
    await expect(
      town.getByRole('row', { name: /Kan helpen met huiswerk \d+ van \d+ (hoogstens|een tot|twee|\d)/ }),
    ).toBeVisible()
    await town.getByLabel('Korte toelichting').fill('Deze week spraken we vooral gezinnen met jonge kinderen.')
    await town.getByRole('button', { name: 'Bewaren' }).click()
    await expect(town.getByText('Bewaard', { exact: true })).toBeVisible()
    await expect(page.getByText('Iemand anders keurt het goed', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Goedkeuren en publiceren' })).toHaveCount(0)

    const other = await coach.newPage()
    await visit(other, `/releases/week/${week}`)
    await expect(other.getByText('Deze week spraken we vooral gezinnen met jonge kinderen.')).toBeVisible()
    await expect(other.getByText('Geschreven door Marit Oeverloper', { exact: false }).first()).toBeVisible()
    await other.getByRole('button', { name: 'Goedkeuren en publiceren' }).click()
    await other.getByRole('button', { name: 'Publiceren', exact: true }).click()
    await expect(other.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toHaveCount(0)
    await expect(other.getByText('herziening 2').first()).toBeVisible()
  })

  const { id } = await rowOf<{ id: string }>(
    `select release.id from release join municipality on municipality.id = municipality_id
     where grain = 'week' and level = 'municipality' and at = $1 and municipality.name = 'Veenstad'`,
    [week],
  )
  const paper = await reader.newPage()
  await paper.goto(`/read/${id}`)
  await expect(paper.getByText('Deze week spraken we vooral gezinnen met jonge kinderen.')).toBeVisible()
  await Promise.all([coordinator, coach, reader].map((context) => context.close()))
})

test('an answer that is corrected after publication is pointed out, with what to do about it', async ({
  page,
  context,
}) => {
  const week = await publishedWeek(5)
  const { id } = await rowOf<{ id: string }>(
    `select interview_id as id from contributor where week = $1 and "values"->>'school_contact' = '1' limit 1`,
    [week],
  )
  await signedInAs(context, 'coordinator')
  await openCall(page, `${id}?correct=1`)
  await page.getByLabel('Waarom corrigeert u?').fill('Het verkeerde antwoord was aangeklikt')
  await page
    .getByRole('link', { name: /^School/ })
    .or(page.getByRole('button', { name: /^School/ }))
    .first()
    .click()
  await page
    .getByRole('radiogroup', { name: /contact met de school/ })
    .getByRole('radio', { name: /^Geen/ })
    .click()
  await isSaved(page)

  await visit(page, `/releases/week/${week}`)
  const told = page.getByText('In één gesprek is een antwoord verbeterd sinds de publicatie.', { exact: false })
  await expect(told).toContainText('Cijfers die gepubliceerd zijn, blijven zoals ze zijn.')
})

test('a quote with a name is stopped, says why, and stays in the form', async ({ page, context }) => {
  const week = await publishedWeek(3)
  await signedInAs(context, 'coordinator', 1)
  await prepareCorrection(page, week, 'Een citaat erbij')
  const town = page.locator('details').filter({ hasText: 'Veenstad' }).first()
  await town.getByRole('button', { name: 'Citaat toevoegen' }).click()
  await town.getByRole('group', { name: 'Op welke gesprekken rust dit citaat?' }).getByRole('checkbox').first().check()
  await town.getByLabel('Onderwerp').selectOption({ index: 1 })
  await town.getByLabel('In uw woorden').fill('Bente belde 3 keer en dat was fijn.')
  await town.getByLabel('Van deze gezinnen staat dit blok nog geen ander citaat.').check()
  await town.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(town.getByRole('alert')).toContainText('Dit lijkt op een naam: “Bente”.')
  await expect(town.getByRole('alert')).toContainText('Dit is een getal of een aantal.')
  await expect(town.getByLabel('In uw woorden')).toHaveValue('Bente belde 3 keer en dat was fijn.')
  await page.getByRole('button', { name: 'Voorbereiding wegleggen' }).click()
  await page.getByRole('button', { name: 'Wegleggen', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toHaveCount(0)
})

test('words that may not leave are named at their own field, and nothing of them is kept', async ({
  page,
  context,
}) => {
  const week = await publishedWeek(1)
  await signedInAs(context, 'coordinator', 1)
  await visit(page, `/releases/week/${week}`)
  await page.getByText('Verbeteren', { exact: true }).click()
  await page.getByLabel('Wat verbetert u?').fill('De naam van B e n t e stond erin')
  await page.getByRole('button', { name: 'Verbetering voorbereiden' }).click()
  const reason = page.getByLabel('Wat verbetert u?')
  await expect(reason).toHaveAccessibleDescription('Dit lijkt op een naam: “B e n t e”.')
  await reason.fill('De toelichting was te kort')
  await page.getByRole('button', { name: 'Verbetering voorbereiden' }).click()
  await expect(page.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toBeVisible()

  const town = page.locator('details').filter({ hasText: 'Veenstad' }).first()
  const [comment, points] = [town.getByLabel('Korte toelichting'), town.getByLabel('Om over te praten')]
  await comment.fill('Bénte belde vijfenvijftig gezinnen.')
  await points.fill('Rust in huis\nSchrijf naar ouder(at)voorbeeld')
  await town.getByRole('button', { name: 'Bewaren' }).click()
  await expect(town.getByRole('alert')).toBeFocused()
  await expect(comment).toHaveAccessibleDescription(
    'Dit lijkt op een naam: “Bénte”. Dit is een getal of een aantal. Schrijf het zonder: “vijfenvijftig gezinnen”.',
  )
  await expect(points).toHaveAccessibleDescription('Dit lijkt op een e-mailadres of een website: “ouder(at)voorbeeld”.')
  await comment.fill('We belden vooral gezinnen met jonge kinderen.')
  await points.fill('Rust in huis')
  await town.getByRole('button', { name: 'Bewaren' }).click()
  await expect(town.getByText('Bewaard', { exact: true })).toBeVisible()
  await expect(comment).not.toHaveAttribute('aria-invalid')
  await page.getByRole('button', { name: 'Voorbereiding wegleggen' }).click()
  await page.getByRole('button', { name: 'Wegleggen', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toHaveCount(0)
})

test('a withdrawal holds at once in a fixed sentence; its words are read after another person approved them', async ({
  browser,
}) => {
  const { id } = await rowOf<{ id: string }>(
    `select id from release where grain = 'week' and level = 'municipality' and at = $1`,
    [await publishedWeek(1)],
  )
  const [coordinator, coach, reader] = [
    await browser.newContext(),
    await browser.newContext(),
    await browser.newContext(),
  ]
  await signedInAs(coordinator, 'coordinator')
  await signedInAs(coach, 'coach')
  await signedInAs(reader, 'reader', 4)
  const words = 'De antwoorden stonden bij de verkeerde week.'

  const page = await coordinator.newPage()
  await visit(page, `/releases/issue/${id}`)
  await page.getByText('Intrekken', { exact: true }).first().click()
  const reason = page.getByLabel('Waarom trekt u haar in?')
  await expect(reason).toBeFocused()
  await reason.fill('Mail ouder(at)voorbeeld daarover.')
  await page.getByRole('button', { name: 'Intrekken' }).click()
  // The words are stopped, and not the withdrawal: they stay, to be written otherwise.
  await expect(page.getByText('De uitgave is ingetrokken. Uw reden is niet bewaard.', { exact: false })).toBeVisible()
  await expect(reason).toHaveValue('Mail ouder(at)voorbeeld daarover.')
  await expect(reason).toHaveAccessibleDescription(/“ouder\(at\)voorbeeld”/)
  await reason.fill(words)
  await page.getByRole('button', { name: 'Bewaren' }).first().click()
  await expect(page.getByRole('heading', { name: 'Herzieningen' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'De reden van intrekken wacht op goedkeuring' })).toBeVisible()
  await expect(page.getByText('U schreef dit. Iemand anders keurt het goed.', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Goedkeuren' })).toHaveCount(0)

  const paper = await reader.newPage()
  await paper.goto(`/read/${id}`)
  await expect(paper.getByText('Ingetrokken. Gebruik deze uitgave niet meer.')).toBeVisible()
  await expect(paper.getByText(words)).toHaveCount(0)
  await expect(paper.getByText('Wat erin stond, is hier niet meer te lezen.', { exact: false })).toBeVisible()
  await expect(paper.getByRole('heading', { level: 2 })).toHaveCount(0)
  await expect(paper.getByRole('link', { name: /PDF/ })).toHaveCount(0)
  expect((await reader.request.get(`/api/releases/${id}/export?format=csv`)).status()).toBe(404)

  const other = await coach.newPage()
  await visit(other, '/today')
  await other.getByRole('link', { name: /^Uitgave \d+, Veenstad/ }).click()
  await other.getByRole('button', { name: 'Goedkeuren' }).click()
  await other.getByRole('button', { name: 'Tonen', exact: true }).click()
  await expect(other.getByText(`Reden: ${words}`)).toBeVisible()
  await paper.reload()
  await expect(paper.getByText(`Waarom: ${words}`)).toBeVisible()
  await Promise.all([coordinator, coach, reader].map((context) => context.close()))
})

test('a period with too few families is prepared all the same, and says so for each recipient', async ({
  page,
  context,
}) => {
  const week = await weekBefore()
  await signedInAs(context, 'coordinator')
  await visit(page, `/releases/week/${week}`)
  await page.getByRole('button', { name: 'Voorbereiden' }).click()
  await expect(page.getByText('te weinig gezinnen (0), er wordt niets getoond').first()).toBeVisible()
  await page
    .getByRole('link', { name: /^Zo leest de ontvanger het/ })
    .first()
    .click()
  await expect(page.getByText('Voorbeeld. Dit is nog niet gepubliceerd.')).toBeVisible()
  await expect(page.getByText('We spraken te weinig gezinnen.', { exact: false })).toBeVisible()
})

test('a week that is not over cannot be prepared yet, and what does not exist is not found', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'coordinator')
  await visit(page, '/releases/week/2099-W10')
  await expect(page.getByText(/Deze periode is nog niet voorbij. Vanaf/)).toBeVisible()
  for (const path of ['/releases/week/2020-W60', '/releases/block/2020-W14', '/releases/month/2020-05'])
    expect((await page.goto(path))?.status()).toBe(404)
})

test('a link for somebody without an account is shown once, and can be revoked', async ({ page, context, browser }) => {
  const week = await publishedWeek(4)
  await signedInAs(context, 'coordinator')
  await visit(page, `/releases/week/${week}`)
  await page
    .getByRole('link', { name: /Uitgave/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Link maken' }).click()
  const link = await page.getByLabel('Kopieer de link nu. U ziet hem maar één keer.').inputValue()
  const guest = await browser.newContext()
  const paper = await guest.newPage()
  expect((await paper.goto(link))?.status()).toBe(200)
  await page.getByRole('button', { name: 'Link intrekken' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Link intrekken' }).click()
  await expect(page.getByText('ingetrokken').first()).toBeVisible()
  expect((await paper.goto(link))?.status()).toBe(404)
  await guest.close()
})

test('an administrator asks for more families, never for fewer than ten', async ({ page, context }) => {
  await signedInAs(context, 'admin')
  await visit(page, '/settings')
  const field = page.getByLabel('Onder hoeveel gezinnen tonen we niets?')
  await field.evaluate((input: HTMLInputElement) => input.removeAttribute('min'))
  await field.fill('9')
  await page.getByRole('button', { name: 'Bewaren', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('vul een heel getal in, van 10 tot en met 1000')
})

test('publishing without a connection says so and stays on the page', async ({ browser }) => {
  const week = await publishedWeek(6)
  const [coordinator, coach] = [await browser.newContext(), await browser.newContext()]
  await signedInAs(coordinator, 'coordinator')
  await signedInAs(coach, 'coach')
  await keepSchools(async () => {
    const own = await coordinator.newPage()
    await prepareCorrection(own, week, 'De toelichting was te kort')
    const page = await coach.newPage()
    await visit(page, `/releases/week/${week}`)
    await coach.setOffline(true)
    await page.getByRole('button', { name: 'Goedkeuren en publiceren' }).click()
    await page.getByRole('button', { name: 'Publiceren', exact: true }).click()
    await expect(page.getByText('geen verbinding', { exact: false }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Goedkeuren en publiceren' })).toBeEnabled()
    await own.getByRole('button', { name: 'Voorbereiding wegleggen' }).click()
    await own.getByRole('dialog').getByRole('button', { name: 'Wegleggen' }).click()
    await expect(own.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toHaveCount(0)
  })
  await Promise.all([coordinator, coach].map((context) => context.close()))
})

test('the demonstration has published quotes, and kept nothing of what they rested on', async () => {
  const published = await rowOf<{ count: number }>(
    `select count(*)::int as count from release_revision where quotes <> '{}'`,
  )
  expect(published.count).toBeGreaterThan(0)
  const kept = await rowOf<{ count: number }>(
    `select count(*)::int as count from quote_consent c join quote q on q.id = c.quote_id
     join preparation p on p.id = q.preparation_id where p.state <> 'open'`,
  )
  expect(kept.count).toBe(0)
})
