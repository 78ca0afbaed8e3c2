import { expect, test } from '@playwright/test'
import { anOidcServer } from '../tests/oidc-server.ts'
import { ownApplication } from './steps/own-application.mjs'
import { forgetNewcomer, ownNewcomer } from './steps/second-step.ts'
import { fillSignIn, visit } from './steps/sign-in.ts'
import { tlsFront } from './steps/tls-front.ts'

test.use({ ignoreHTTPSErrors: true })

/** @type {Awaited<ReturnType<typeof tlsFront>>} */
let front
/** @type {Awaited<ReturnType<typeof anOidcServer>>} */
let provider
/** @type {Awaited<ReturnType<typeof ownApplication>>} */
let app

test.beforeAll(async () => {
  test.setTimeout(120_000)
  front = await tlsFront()
  provider = await anOidcServer(`${front.address}/api/auth/callback/oidc`)
  app = await ownApplication({ NEXTAUTH_URL: front.address, ...provider.settings })
  front.leadTo(app.port)
})
test.afterAll(async () => {
  await app?.stop()
  await provider?.close()
  await front?.close()
})

/** Every cookie that an answer of the application sets, as the server wrote it, but for its value. */
const cookiesSet = async (answer) => {
  if (!answer.url().startsWith(front.address)) return []
  const headers = await answer.headersArray()
  return headers.filter(({ name }) => /^set-cookie$/i.test(name)).map(({ value }) => value.replace(/=[^;]*/, ''))
}

const isOfThisHost = (line) => {
  const [name, ...attributes] = line.toLowerCase().split('; ')
  const needed = ['path=/', 'secure', 'httponly', 'samesite=lax']
  const isNarrow =
    needed.every((one) => attributes.includes(one)) && !attributes.some((one) => one.startsWith('domain'))
  return name.startsWith('__host-') && isNarrow
}

test('behind TLS every cookie is of this host alone, and no other name of it counts', async ({ page, browser }) => {
  const newcomer = await ownNewcomer(app.url)
  const half = `${front.address}/sign-in/step?next=%2Faccount%2Fapp`
  const signIn = `${front.address}/sign-in?next=/account/app`

  // With a password. Half a session is enough to see whether a cookie counts.
  const lines = []
  page.on('response', async (answer) => lines.push(...(await cookiesSet(answer))))
  const first = page.waitForResponse(signIn)
  await visit(page, signIn)
  expect((await first).headers()['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  await fillSignIn(page, newcomer)
  await expect(page).toHaveURL(half)

  const cookies = await page.context().cookies(front.address)
  expect(cookies.map(({ name }) => name).toSorted()).toEqual([
    '__Host-nabij-device',
    '__Host-next-auth.callback-url',
    '__Host-next-auth.csrf-token',
    '__Host-next-auth.session-token',
  ])
  const { value } = cookies.find(({ name }) => name.endsWith('session-token'))
  for (const [name, address] of [
    ['next-auth.session-token', signIn],
    ['__Secure-next-auth.session-token', signIn],
    ['__Host-next-auth.session-token', half],
  ]) {
    const other = await browser.newContext({ ignoreHTTPSErrors: true })
    await other.addCookies([{ name, value, url: front.address, secure: true }])
    const opened = await other.newPage()
    await opened.goto(half)
    expect([name, new URL(opened.url()).pathname]).toEqual([name, new URL(address).pathname])
    await other.close()
  }

  // At the identity provider, in a browser that was here never before.
  const guest = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
  guest.on('response', async (answer) => lines.push(...(await cookiesSet(answer))))
  provider.comes({ sub: newcomer.id, email: newcomer.email, email_verified: true })
  await visit(guest, signIn)
  await guest.getByRole('button', { name: 'Inloggen met Schoolnet' }).click()
  await expect(guest).toHaveURL(half)
  await guest.context().close()

  for (const name of ['state', 'pkce', 'nonce']) expect(lines.join('\n')).toContain(`__Host-nabij-oidc-${name};`)
  expect(lines.filter((line) => !isOfThisHost(line))).toEqual([])
  await forgetNewcomer(newcomer)
})
