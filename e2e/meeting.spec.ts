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

/** Who chose the way, in the form of an appointment. */
const chosenBy = (page: Page, name: string) => section(page, 'Afspraken').getByRole('radio', { name, exact: true })

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
  await expect(appointments.getByLabel('Hoe', { exact: true })).toHaveValue('')
  await expect(ways(page).first()).toContainText('Beeldbellen (voorstel, wil de ouder het liefst)')
  await expect(ways(page).first()).toContainText('Iemand kan meeluisteren.')
  // A person decides otherwise.
  await appointments.getByRole('button', { name: 'Kies: Bezoek of wandeling' }).click()
  await expect(appointments.getByRole('button', { name: 'Kies: Bezoek of wandeling' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(appointments.getByLabel('Hoe', { exact: true })).toHaveValue('visit')
  // Who chose is the parent for what the parent wishes, and is asked of any other way.
  await expect(chosenBy(page, 'De ouder')).not.toBeChecked()
  await appointments.getByRole('button', { name: 'Kies: Beeldbellen' }).click()
  await expect(chosenBy(page, 'De ouder')).toBeChecked()
  // What was said of it stays when the same way is chosen again.
  await chosenBy(page, 'Ik of een collega').check()
  await appointments.getByRole('button', { name: 'Kies: Beeldbellen' }).click()
  await expect(chosenBy(page, 'Ik of een collega')).toBeChecked()
  await appointments.getByRole('button', { name: 'Kies: Bezoek of wandeling' }).click()
  await appointments.getByLabel('Tijd', { exact: true }).fill('14:30')
  await appointments.getByRole('button', { name: 'Afspraak noteren' }).click()
  await expect(appointments.getByRole('alert')).toContainText('Wie koos dat?')
  await chosenBy(page, 'Ik of een collega').check()
  await expectWhole(page, 'nl')
  expect([await axeFinds(page), await sticksOut(page)]).toEqual([[], []])
  await appointments.getByRole('button', { name: 'Afspraak noteren' }).click()
  await expect(appointments.getByText(/bezoek, gekozen door ons, met/)).toBeVisible()
  expect(
    await rowsOf('select channel::text, chosen_by::text from appointment where family_id = $1', [familyId]),
  ).toEqual([{ channel: 'visit', chosen_by: 'worker' }])
  await visit(page, `/families/${familyId}`)
  await expect(page.getByText('bezoek aan huis, gekozen door ons', { exact: true })).toBeVisible()
})

test('a call begins as it was agreed for today, or else as the parent wishes, and the caller says what it became', async ({
  page,
}) => {
  const familyId = await ownFamily(caller)
  await rowsOf(`update family set preferred_channels = '{video}' where id = $1`, [familyId])
  await visit(page, `/families/${familyId}/interview`)
  const way = (name: string) => page.getByRole('radio', { name, exact: true })
  await expect(page.getByText('Ingevuld zoals de ouder het liefst wil.')).toBeVisible()
  await expect(way('Beeldbellen')).toBeChecked()
  await expect(way('De ouder')).toBeChecked()

  await visit(page, `/families/${familyId}`)
  const appointments = section(page, 'Afspraken')
  await appointments.getByText('Afspraak maken').click()
  await appointments.getByLabel('Hoe', { exact: true }).selectOption('visit')
  await chosenBy(page, 'Ik of een collega').check()
  await appointments.getByLabel('Tijd', { exact: true }).fill('14:30')
  await appointments.getByRole('button', { name: 'Afspraak noteren' }).click()
  await expect(appointments.getByText(/bezoek, gekozen door ons, met/)).toBeVisible()
  await visit(page, `/families/${familyId}/interview`)
  await expect(way('Beeldbellen'), 'tomorrow’s appointment is not this call').toBeChecked()

  await rowsOf('update appointment set starts_at = now() where family_id = $1', [familyId])
  await rowsOf('update next_step set starts_at = now() where family_id = $1 and closed_at is null', [familyId])
  await page.setViewportSize(phone)
  await visit(page, `/families/${familyId}/interview`)
  await expect(page.getByText('Ingevuld volgens de afspraak.')).toBeVisible()
  await expect(way('Bezoek')).toBeChecked()
  await expect(way('Ik of een collega')).toBeChecked()
  await expectWhole(page, 'nl')
  expect([await axeFinds(page), await sticksOut(page)]).toEqual([[], []])
  // The number was dialled: it is a call by telephone, of which nobody knows yet who chose it.
  await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault(), { once: true }))
  await page.getByRole('link', { name: /^Bel Verzonnen Ouder/ }).click()
  await expect(way('Telefoon')).toBeChecked()
  await expect(way('Ik of een collega')).not.toBeChecked()
  await expect(page.getByText('Ingevuld volgens de afspraak.')).toHaveCount(0)
  await way('De ouder').check()
  await page.getByRole('button', { name: 'De ouder is er, ik begin' }).click()
  await page.getByRole('button', { name: 'Gesprek beginnen' }).click()
  await page.waitForURL('**/interviews/*')
  expect(await rowsOf('select channel::text, chosen_by::text from interview where family_id = $1', [familyId])).toEqual(
    [{ channel: 'phone', chosen_by: 'parent' }],
  )
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
