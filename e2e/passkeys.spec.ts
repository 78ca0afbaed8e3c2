import { expect, test, type Page } from '@playwright/test'
import { rowOf } from './steps/database'
import { axeFinds, sticksOut } from './steps/look'
import { forgetNewcomer, makeStale, ownNewcomer } from './steps/second-step'
import { answersClicks, fillSignIn, visit } from './steps/sign-in'

/** The device of this browser: it keeps passkeys and asks its person for a finger. */
const ownAuthenticator = async (page: Page) => {
  const tools = await page.context().newCDPSession(page)
  await tools.send('WebAuthn.enable', { enableUI: false })
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: false,
  } as const
  // The browser also offers the passkey in the field for the e-mail address. A device that has a finger on it takes up the offer
  // by itself, before the button is pressed.
  let takesOffers = false
  await page.exposeFunction('takesOffers', () => takesOffers)
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Reflect.get(window, 'takesOffers')()
  })
  const takeUpOffers = (wanted: boolean) => void (takesOffers = wanted)
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', { options })
  const putFinger = () => tools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  /** Presses a button while the person has a finger on the device. Without one it gives nothing away. */
  const press = async (name: string) => {
    await putFinger()
    await page.getByRole('button', { name }).click()
  }
  const liftFinger = () => tools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  return { press, putFinger, liftFinger, takeUpOffers }
}

/** A press before the page has its script is not heard; a person presses again. */
const signOut = (page: Page) =>
  expect(async () => {
    const isOut = new URL(page.url()).pathname === '/sign-in'
    if (!isOut) await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click({ timeout: 5000 })
    await expect(page).toHaveURL('/sign-in', { timeout: 5000 })
  }).toPass()

test('makes a passkey at the first sign-in, signs in with it by one press, confirms with it, and removes it', async ({
  page,
  baseURL,
}) => {
  const newcomer = await ownNewcomer()
  const { press, putFinger, liftFinger, takeUpOffers } = await ownAuthenticator(page)
  await visit(page, '/sign-in?next=/account')
  await fillSignIn(page, newcomer)
  await expect(page).toHaveURL('/sign-in/step?next=%2Faccount')
  await press('Passkey maken')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewaar uw herstelcodes')
  await liftFinger()
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click()
  await expect(page).toHaveURL('/account')
  await expect(page.getByText('Passkey, alleen op dit ene apparaat')).toBeVisible()

  await signOut(page)
  await visit(page, '/sign-in?next=/imports')
  await press('Inloggen met een passkey')
  await expect(page).toHaveURL('/imports')
  await answersClicks(page)
  await liftFinger()

  await makeStale(newcomer)
  await page.getByRole('link', { name: 'Scholen downloaden' }).click()
  const file = page.waitForEvent('download')
  await press('Bevestig met uw passkey')
  expect((await file).suggestedFilename()).toMatch(/^nabij-schools-/)
  await liftFinger()

  // Whoever takes up the offer of the browser presses nothing of the page.
  await signOut(page)
  await answersClicks(page)
  takeUpOffers(true)
  await putFinger()
  await page.goto('/sign-in?next=/imports')
  await expect(page).toHaveURL('/imports')
  await liftFinger()
  takeUpOffers(false)

  // Also as the second step after the password.
  await signOut(page)
  await visit(page, '/sign-in?next=/account')
  await fillSignIn(page, newcomer)
  await press('Verder met uw passkey')
  await expect(page).toHaveURL('/account')

  // The same device makes no second one.
  await page.getByText('Een passkey toevoegen', { exact: true }).click()
  await page.getByLabel('Naam van de passkey').last().fill('Nog een')
  await press('Passkey maken')
  await expect(page.getByRole('alert').filter({ hasText: 'Dit apparaat heeft al een passkey' })).toBeVisible()
  await page.getByText('Andere naam geven').click()
  expect(await axeFinds(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sticksOut(page)).toEqual([])
  await page.getByLabel('Naam van de passkey').first().fill('Laptop van de school')
  await page.getByRole('button', { name: 'Naam bewaren' }).click()
  await expect(page.getByText('De passkey heeft een andere naam.')).toBeVisible()
  const remove = async () => {
    await page.getByRole('button', { name: 'Passkey Laptop van de school verwijderen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click()
  }
  await remove()
  await expect(page.getByText('Dit is uw laatste manier om in te loggen.')).toBeVisible()
  await rowOf(
    `insert into factor (id, organisation_id, staff_id, kind, seed, last_step, last_used_at)
     values (gen_random_uuid(), $1, $2, 'totp', '\\x00', 0, now()) returning id`,
    [newcomer.organisationId, newcomer.id],
  )
  await remove()
  await expect(page.getByText('De passkey is verwijderd.')).toBeVisible()
  await liftFinger()

  await signOut(page)
  await visit(page, '/sign-in')
  await press('Inloggen met een passkey')
  await expect(page.getByRole('alert').filter({ hasText: 'Met deze passkey lukt het niet' })).toBeVisible()
  await expect(page).toHaveURL('/sign-in')

  // At the address with numbers a browser makes no passkeys. The page says where it does.
  const byNumber = new URL('/sign-in', (baseURL ?? '').replace('localhost', '127.0.0.1')).href
  await visit(page, byNumber)
  await expect(page.getByRole('button', { name: 'Inloggen met een passkey' })).toBeHidden()
  await expect(page.getByRole('link', { name: baseURL ?? '' })).toHaveAttribute('href', baseURL ?? '')
  await forgetNewcomer(newcomer)
})
