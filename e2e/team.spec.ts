import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { rowsOf } from './steps/database'
import { isReady, toLastStep } from './steps/interview'
import { axeFinds, sticksOut } from './steps/look'
import { forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './steps/own-families'
import { accountOf, signedIn, signedInAs, visit } from './steps/sign-in'

const phone = { width: 360, height: 740 }

let caller: OwnCaller
test.beforeEach(async () => {
  caller = await ownCaller()
})
test.afterEach(() => forgetOwnCaller(caller))

/** In both languages, at a desk and on a phone. */
const looksRight = async (page: Page, context: BrowserContext) => {
  for (const locale of ['nl', 'en']) {
    await context.addCookies([{ name: 'nabij-locale', value: locale, url: new URL(page.url()).origin }])
    await page.reload()
    await page.waitForLoadState('networkidle')
    for (const size of [{ width: 1360, height: 860 }, phone]) {
      await page.setViewportSize(size)
      expect([locale, await axeFinds(page), await sticksOut(page)]).toEqual([locale, [], []])
    }
  }
}

test('a caller says how many calls a day they want, and the coordinator who assigns more is told in words', async ({
  page,
  context,
  browser,
}) => {
  const earlier = await ownCaller()
  for (let made = 0; made < 6; made += 1) await ownFamily(earlier)
  await rowsOf(`update family set listed_since = '2020-01-01' where caller_id = $1`, [earlier.id])
  await signedIn(context, caller)
  await page.setViewportSize(phone)
  await visit(page, '/account')
  await page.getByLabel('Gesprekken per dag, hooguit').fill('1')
  const work = page.getByRole('region', { name: 'Uw werk' })
  await work.getByRole('button', { name: 'Bewaren' }).click()
  await expect(work.getByRole('status').filter({ hasText: 'Bewaard.' })).toBeVisible()

  const theirs = await browser.newContext()
  await signedInAs(theirs, 'coordinator')
  const desk = await theirs.newPage()
  await visit(desk, `/families?caller=${earlier.id}`)
  await desk.getByLabel('Kies alle gezinnen op deze pagina').check()
  await desk.getByLabel('Toewijzen aan').selectOption(caller.id)
  await desk.getByRole('button', { name: 'Toewijzen', exact: true }).click()
  await expect(
    desk.getByText(
      '6 gezinnen toegewezen. Met deze gezinnen zijn er 2 gesprekken per dag nodig, Verzonnen Bezoeker wil er 1.',
    ),
  ).toBeVisible()
  await visit(desk, '/calls/team')
  const person = desk.getByRole('listitem').filter({ hasText: caller.email })
  await expect(person).toContainText('2 gesprekken per dag nodig')
  await expect(person).toContainText('wil er hooguit 1')
  await person.getByText('Uren afspreken').click()
  await person.getByLabel('Uren per week').fill('16')
  await person.getByRole('button', { name: 'Bewaren' }).click()
  await expect(person.locator('dl')).toContainText('Uren per week16')
  await looksRight(desk, theirs)
  await theirs.close()

  await work.getByRole('link', { name: 'Mijn werk in aantallen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mijn werk' })).toBeVisible()
  await expect(page.locator('main').getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('Uren afspreken')).toHaveCount(0)
  await looksRight(page, context)
  await forgetOwnCaller(earlier)
})

test('after a heavy call one asks a coach to talk, who sees only that, and says that they talked', async ({
  page,
  context,
  browser,
}) => {
  const coach = accountOf('coach')
  const interviewId = await ownInterview(caller, 'closing')
  await signedIn(context, caller)
  await page.goto(`/interviews/${interviewId}`)
  await isReady(page)
  await toLastStep(page)
  await expect(page.getByLabel('Wilt u er vandaag over praten?')).toHaveCount(0)
  await page.getByLabel('Zwaar').check()
  await page.getByLabel('Wilt u er vandaag over praten?').selectOption(`${coach.name} (coach)`)
  expect(await axeFinds(page)).toEqual([])
  await page.setViewportSize(phone)
  expect([await axeFinds(page), await sticksOut(page)]).toEqual([[], []])
  await page.getByRole('button', { name: 'Bewaren', exact: true }).click()
  await expect(page.getByText('Bewaard en gevraagd. Op Vandaag ziet u hoe het ermee staat.')).toBeVisible()

  await visit(page, '/today')
  await expect(page.getByText(`U vroeg ${coach.name} om vandaag te praten.`)).toBeVisible()
  await looksRight(page, context)

  const theirs = await browser.newContext()
  await signedInAs(theirs, 'coach')
  const coachPage = await theirs.newPage()
  await visit(coachPage, '/today')
  const asked = coachPage.getByRole('listitem').filter({ hasText: 'wil vandaag met u praten over een zwaar gesprek' })
  await expect(asked).toContainText('Verzonnen Bezoeker')
  await looksRight(coachPage, theirs)
  await coachPage.getByRole('button', { name: /^We have talked/ }).click()
  await expect(coachPage.getByRole('heading', { name: 'Talking after a heavy call' })).toHaveCount(0)
  await theirs.close()

  await page.reload()
  await expect(page.getByText(`You talked with ${coach.name} today`)).toBeVisible()
})

test('a request to talk can be withdrawn', async ({ page, context }) => {
  const coach = accountOf('coach')
  const interviewId = await ownInterview(caller, 'closing')
  await rowsOf(
    `insert into talk_request (id, organisation_id, asked_by_id, with_id, due_on, interview_id)
     select gen_random_uuid(), organisation_id, $1, id, '2020-01-06', $3 from staff where email = $2`,
    [caller.id, coach.email, interviewId],
  )
  await signedIn(context, caller)
  await visit(page, '/today')
  await expect(page.getByText(/Dat is nog niet gebeurd/)).toBeVisible()
  await page.getByRole('button', { name: /^Hoeft niet meer/ }).click()
  await expect(page.getByRole('heading', { name: 'Praten na een zwaar gesprek' })).toHaveCount(0)
  expect(
    await rowsOf('select id from talk_request where interview_id = $1 and cancelled_at is not null', [interviewId]),
  ).toHaveLength(1)
})

test('the e-mail of the day is chosen on the account page, and stopped there', async ({ page, context }) => {
  await signedIn(context, caller)
  await page.setViewportSize(phone)
  await visit(page, '/account')
  const digest = page.getByRole('region', { name: 'E-mail van de dag' })
  await expect(digest.getByLabel('Stuur mij elke dag een e-mail')).not.toBeChecked()
  await expect(digest.getByLabel('Vanaf hoe laat')).toHaveValue('8')
  await digest.getByLabel('Stuur mij elke dag een e-mail').check()
  await digest.getByLabel('Vanaf hoe laat').selectOption('17:00')
  await digest.getByRole('button', { name: 'Bewaren' }).click()
  await expect(digest.getByText(/^Bewaard\. De eerste e-mail komt/)).toBeVisible()
  const choice = () => rowsOf('select hour, weekends, locale from digest where staff_id = $1', [caller.id])
  expect(await choice()).toEqual([{ hour: 17, weekends: false, locale: 'nl' }])
  await page.reload()
  await expect(digest.getByLabel('Vanaf hoe laat')).toHaveValue('17')
  await digest.getByLabel('Stuur mij elke dag een e-mail').uncheck()
  await digest.getByRole('button', { name: 'Bewaren' }).click()
  await expect(digest.getByText('Bewaard. U krijgt geen e-mail van de dag.')).toBeVisible()
  expect(await choice()).toEqual([{ hour: null, weekends: false, locale: 'nl' }])
  await looksRight(page, context)
})
