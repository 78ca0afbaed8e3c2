import { expect, test, type Page } from '@playwright/test'
import { rowOf, rowsOf } from './steps/database'
import { familyOf } from './steps/guests'
import { openCall } from './steps/interview'
import { axeFinds, expectWhole, sticksOut } from './steps/look'
import { forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, visit } from './steps/sign-in'
import { storeAnswers } from './steps/stored-answers'

let caller: OwnCaller

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  await signedIn(context, caller)
})
test.afterEach(() => forgetOwnCaller(caller))

const phone = { width: 360, height: 740 }
const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

/** A call that was made, with what the parent said about talking freely and about internet. */
const callBefore = async (
  familyId: string,
  channel: string,
  answers: { can_talk_freely: string; internet: string },
) => {
  const { id } = await rowOf<{ id: string }>(
    `insert into interview (id, organisation_id, family_id, caller_id, ref, channel, chosen_by, state, ended_at, started_at)
     values (gen_random_uuid(), $1, $2, $3, gen_random_uuid()::text, $4::"Channel", 'worker', 'completed',
       now() - interval '5 days', now() - interval '5 days') returning id`,
    [caller.organisationId, familyId, caller.id, channel],
  )
  await storeAnswers(id, answers)
}

/** The ways in the order in which they are proposed, each with all that is said of it. */
const ways = (page: Page) => section(page, 'Afspraken').getByRole('listitem').filter({ hasText: 'Kies' })

test('an aid proposes how to meet: the parent’s wish first, and the caller chooses', async ({ page }) => {
  const familyId = await ownFamily(caller)
  await callBefore(familyId, 'phone', { can_talk_freely: 'no', internet: 'partly' })
  await page.setViewportSize(phone)
  await visit(page, `/families/${familyId}`)
  await expect(page.getByText('1 keer telefoon')).toBeVisible()
  const appointments = section(page, 'Afspraken')
  await appointments.getByText('Afspraak maken').click()
  await appointments.getByText('Hulp bij kiezen hoe u elkaar spreekt').click()

  // Somebody listens along at home: a walk is proposed, and calling stands last.
  await expect(appointments.getByLabel('Kan de ouder thuis vrij praten?')).toHaveValue('no')
  await expect(appointments.getByLabel('Heeft de ouder goed internet?')).toHaveValue('weak')
  await expect(ways(page)).toHaveCount(4)
  await expect(ways(page).first()).toContainText('Bezoek of wandeling (voorstel)')
  await expect(ways(page).first()).toContainText('bijvoorbeeld voor een wandeling')
  await expect(ways(page).last()).toContainText('Iemand kan meeluisteren.')
  await appointments.getByLabel('Kan de ouder thuis vrij praten?').selectOption('ja')
  await appointments.getByLabel('Waar gaat het om?').selectOption('iets korts afspreken')
  await expect(ways(page).first()).toContainText('Telefoon (voorstel)')
  await expectWhole(page, 'nl')
  expect([await axeFinds(page), await sticksOut(page)]).toEqual([[], []])

  // What the parent wants goes before it, and says what to mind.
  await rowsOf(`update family set preferred_channels = '{video}' where id = $1`, [familyId])
  await page.setViewportSize({ width: 1280, height: 900 })
  await visit(page, `/families/${familyId}`)
  await appointments.getByText('Afspraak maken').click()
  await appointments.getByText('Hulp bij kiezen hoe u elkaar spreekt').click()
  await expect(ways(page).first()).toContainText('Beeldbellen (voorstel, wil de ouder het liefst)')
  await expect(ways(page).first()).toContainText('Iemand kan meeluisteren.')
  // A person decides otherwise.
  await appointments.getByRole('button', { name: 'Kies: Bezoek of wandeling' }).click()
  await expect(appointments.getByRole('button', { name: 'Kies: Bezoek of wandeling' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(appointments.getByLabel('Hoe', { exact: true })).toHaveValue('visit')
  await appointments.getByLabel('Tijd', { exact: true }).fill('14:30')
  await appointments.getByRole('button', { name: 'Afspraak noteren' }).click()
  await expect(appointments.getByText(/bezoek, met/)).toBeVisible()
  expect(await rowsOf('select channel::text from appointment where family_id = $1', [familyId])).toEqual([
    { channel: 'visit' },
  ])
  await visit(page, `/families/${familyId}`)
  await expect(page.getByText('bezoek aan huis', { exact: true })).toBeVisible()
})

test('the end of a call says how the parent wants to meet the next time, with the way to plan it', async ({ page }) => {
  const id = await ownInterview(caller, 'ended', {
    call_date: '2020-05-15',
    confidentiality: 'yes',
    can_talk_freely: 'partly',
  })
  const familyId = await familyOf(id)
  await openCall(page, `${id}?ended=1`)
  const next = section(page, 'Volgende keer')
  await expect(next).toContainText('Nog niet gevraagd.')
  await expect(next).toContainText('Bezoek of wandeling')
  await expect(next).toContainText('Spreek buiten de deur af')
  await page.setViewportSize(phone)
  await expectWhole(page, 'nl')
  expect([await axeFinds(page), await sticksOut(page)]).toEqual([[], []])
  await page.getByRole('link', { name: 'Afspraak maken' }).click()
  await page.waitForURL(`**/families/${familyId}#appointments`)
  // Who looks at it later is not asked again.
  await openCall(page, id)
  await expect(page.getByRole('heading', { name: 'Volgende keer' })).toHaveCount(0)
})
