import fs from 'node:fs'
import path from 'node:path'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { rowsOf } from './database'

export type Account = { role: string; email: string; password: string; name: string; ref: string | null }

const dataFolder = process.env.NABIJ_DATA_DIR ?? '.data'

/** The demonstration's accounts, in the order they were made. */
export const accounts = (): Account[] =>
  JSON.parse(fs.readFileSync(path.join(dataFolder, 'demo-accounts.json'), 'utf8')) as Account[]

/** The first account of a role, or a later one: journeys that run at the same time take different people. */
export const accountOf = (role: string, index = 0): Account => {
  const account = accounts().filter((one) => one.role === role)[index]
  if (!account) throw new Error(`the demonstration has no ${role} number ${index}`)
  return account
}

/** Signed in with the password alone, without the form. */
export const withPassword = async (
  context: BrowserContext,
  { email, password }: Pick<Account, 'email' | 'password'>,
) => {
  const asked = await context.request.get('/api/auth/csrf')
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const form = { csrfToken, email, password, json: 'true' }
  const answer = await context.request.post('/api/auth/callback/credentials', { form })
  expect(answer.status(), 'signing in').toBe(200)
}

/**
 * Signed in, and confirmed just now: for journeys that are about something else than signing in. The journeys about that use
 * the screens for both steps.
 */
export const signedIn = async (
  context: BrowserContext,
  account: Pick<Account, 'email' | 'password'> & { url?: string | undefined },
) => {
  await withPassword(context, account)
  await rowsOf(
    `update session set verified_at = now() from staff
     where staff.id = staff_id and staff.email = $1 and ended_at is null and verified_at is null`,
    [account.email],
    account.url,
  )
}

/** Signed in as someone of this role. */
export const signedInAs = async (context: BrowserContext, role: string, index = 0): Promise<Account> => {
  const account = accountOf(role, index)
  await signedIn(context, account)
  return account
}

/** Until the script of a page has come, and it answers to clicks. */
export const answersClicks = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__react')))

/** A page that answers to clicks. */
export const visit = async (page: Page, path: string) => {
  await page.goto(path)
  await answersClicks(page)
}

/** By the form, as people do. The words are asked for by their field, so that it works in both languages. */
export const fillSignIn = async (page: Page, { email, password }: Pick<Account, 'email' | 'password'>) => {
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(password)
  await page.locator('form [type=submit]').click()
}
