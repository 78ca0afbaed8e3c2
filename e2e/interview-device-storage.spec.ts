import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { aConcern, concernEntriesOf } from './steps/concern'
import { rowsOf } from './steps/database'
import { answerOf, inHand, isSaved, openCall, openSettledCall, savedState, toLastStep, toStep } from './steps/interview'
import { filesWith, forgetProfile, killed, ownProfile, startedWith } from './steps/own-browser'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { familyOf } from './steps/guests'
import { helpBefore } from './steps/repeat-call'
import { fillSignIn, signedIn, visit } from './steps/sign-in'

let caller: OwnCaller
let id: string

test.beforeEach(async () => {
  caller = await ownCaller()
  id = await ownInterview(caller, 'internet', { call_date: '2020-05-15', confidentiality: 'yes' })
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const kept = 'bewaard op dit apparaat'
const canary = 'kanariewoord'

const noteOfCall = (page: Page) => page.getByRole('textbox', { name: 'Notities van het gesprek' })
const chooseInternet = (page: Page, option: string) =>
  inHand(page, 'internet').getByRole('radio', { name: option }).first().check()
const noteOfQuestion = async (page: Page) => {
  await inHand(page, 'internet').getByRole('button', { name: 'Notitie' }).click()
  return inHand(page, 'internet').getByRole('textbox', { name: 'Notitie' })
}
const checkInNote = (page: Page) => page.getByRole('textbox', { name: 'Wilt u er iets bij schrijven?' })
const waiting = (page: Page) => page.getByRole('region', { name: 'Nog niet op de server' })
const changes = () =>
  rowsOf<{ key: string; part: string; outcome: string; staffId: string }>(
    'select key, part, outcome, staff_id as "staffId" from answer_change where interview_id = $1 order by key, part',
    [id],
  )
const entries = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('nabij-device')
    await new Promise((resolve) => (open.onsuccess = resolve))
    if (!open.result.objectStoreNames.contains('kept')) return 0
    const count = open.result.transaction('kept').objectStore('kept').count()
    await new Promise((resolve) => (count.onsuccess = resolve))
    open.result.close()
    return count.result
  })

/** An answer to the question about the internet from a device that saw no other answer. */
const saidElsewhere = async (context: BrowserContext, value: string) => {
  const operation = { operationId: crypto.randomUUID(), clientId: crypto.randomUUID(), sequence: 1, baseVersion: 0 }
  const data = { ...operation, key: 'internet', part: 'value', value }
  expect((await context.request.put(`/api/interviews/${id}/answers`, { data })).status()).toBe(200)
}

/** Nothing of this interview reaches the server from this page, until it may again. */
const cutOff = async (page: Page) => {
  const address = `**/api/interviews/${id}/**`
  await page.route(address, (route) =>
    route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue(),
  )
  return () => page.unroute(address)
}

const concernDialog = (page: Page) => page.getByRole('dialog', { name: 'Niet pluis' })
const concernWords = (page: Page) => concernDialog(page).getByRole('textbox')
const openConcern = (page: Page) =>
  page
    .locator('header')
    .getByRole('button', { name: /^Niet pluis/ })
    .click()
const concernEntries = async () =>
  (await concernEntriesOf('c.interview_id = $1', id)).map(({ kind, text }) => `${kind} ${text}`)

const endSessions = () => rowsOf('update session set ended_at = now() where staff_id = $1', [caller.id])

const signInByForm = async (context: BrowserContext, who: OwnCaller) => {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await fillSignIn(page, who)
  await page.waitForURL('**/today')
  return page
}

/** How durable each write to the device was, as the browser was told. */
const notesDurability = (page: Page) =>
  page.addInitScript(() => {
    type Put = (value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as Put
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      const { dataset } = document.documentElement
      dataset.durability = `${dataset.durability ?? ''} ${this.transaction.durability}`
      return Reflect.apply(put, this, key === undefined ? [value] : [value, key])
    }
  })
const durabilities = async (page: Page) => [
  ...new Set(await page.evaluate(() => document.documentElement.dataset.durability?.trim().split(' '))),
]

/** The addresses that the service worker keeps, once there is one. */
const keptByWorker = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const found: { path: string; text: string }[] = []
    for (const name of await caches.keys()) {
      const store = await caches.open(name)
      for (const request of await store.keys())
        found.push({ path: new URL(request.url).pathname, text: (await (await store.match(request))?.text()) ?? '' })
    }
    return found
  })

/** Typed without a connection in a browser of its own, which is then killed. */
const typedAndKilled = async (profile: string) => {
  const context = await startedWith(profile)
  await signedIn(context, caller)
  const page = context.pages()[0] ?? (await context.newPage())
  await notesDurability(page)
  await openCall(page, id)
  await expect(savedState(page)).toHaveText('Bewaard op de server')
  await chooseInternet(page, 'Nee')
  await isSaved(page)
  await context.setOffline(true)
  await chooseInternet(page, 'Een beetje')
  await (await noteOfQuestion(page)).fill(`${canary} hapert`)
  // A browser keeps what stands in a field for its own restoring, unless the field says not to.
  await expect(page.locator('main, aside').locator('textarea:not([autocomplete=off])')).toHaveCount(0)
  await noteOfCall(page).fill(`${canary} Moeder vertelt over school.`)
  await expect(savedState(page)).toHaveText(`Wacht op verbinding, ${kept}`)
  expect(await durabilities(page)).toEqual(['strict'])
  await keptByWorker(page)
  await killed(context, profile)
}

/** What a browser shows that is opened without a network: how much waits, and nothing of whom or what. */
const withoutNetwork = async (context: BrowserContext) => {
  await context.setOffline(true)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto('/today')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Geen netwerk')
  await expect(page.getByText('Op dit apparaat wacht nog iets uit 1 gesprek.', { exact: false })).toBeVisible()
  expect(await page.content()).not.toContain(canary)
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await expect(page.getByRole('status')).toHaveText('Er is nog geen verbinding.')
  return page
}

const everythingOnce = async () => {
  expect(await answerOf(id, 'internet')).toMatchObject({ value: 'partly', note: `${canary} hapert` })
  expect(await answerOf(id, 'conversation_note')).toMatchObject({ value: `${canary} Moeder vertelt over school.` })
  expect((await changes()).map(({ key, part, outcome }) => `${key} ${part} ${outcome}`)).toEqual([
    'conversation_note value saved',
    'internet value saved',
    'internet value saved',
    'internet note saved',
  ])
}

test.describe('a browser that is killed without a connection', () => {
  let profile: string
  test.beforeEach(() => {
    profile = ownProfile()
  })
  test.afterEach(() => forgetProfile(profile))

  test('loses nothing: it arrives once after signing in, whichever page is opened first', async () => {
    await typedAndKilled(profile)
    expect(await changes()).toMatchObject([{ key: 'internet', part: 'value' }])
    expect(filesWith(profile, canary)).toEqual([])

    const context = await startedWith(profile)
    await context.clearCookies()
    const page = await withoutNetwork(context)
    await context.setOffline(false)
    // The page goes on by itself to the address that was asked for, which needs a session.
    await page.waitForURL('**/sign-in*')
    await fillSignIn(page, caller)
    await expect(waiting(page)).toContainText('Die is nu bewaard op de server.')
    await everythingOnce()
    expect(await entries(page)).toBe(0)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Bellen' })).toBeVisible()
    await everythingOnce()
    const family = await familyOf(id)
    await visit(page, `/families/${family}`)
    const shown = [canary, 'Verzonnen Ouder', '06 0000 0001']
    for (const text of shown.slice(1)) await expect(page.getByText(text).first()).toBeVisible()
    await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
    await page.waitForURL('**/sign-in')
    // The same search finds what does stand there: a marker, and a script that the browser keeps.
    const marker = `kanarie-${crypto.randomUUID()}`
    await page.evaluate((text) => localStorage.setItem('marker', text), marker)
    await context.close()
    expect(filesWith(profile, marker)).not.toEqual([])
    for (const text of [...shown, '+31600000001', caller.password]) expect(filesWith(profile, text)).toEqual([])
    // A page in there would be compressed, so that its words would not be found: no answer but files of the build is kept.
    const cached = (address: string) => filesWith(profile, address).filter((file) => file.includes('Cache'))
    expect(cached('/_next/static/')).not.toEqual([])
    for (const address of [family, id]) expect([address, cached(address)]).toEqual([address, []])
  })

  test('goes on in the conversation itself', async () => {
    await typedAndKilled(profile)
    const context = await startedWith(profile)
    await signedIn(context, caller)
    const page = context.pages()[0] ?? (await context.newPage())
    // Two tabs that open at once: one of them takes up what the closed tab left, whichever comes first.
    const other = await context.newPage()
    await Promise.all([openCall(page, id), other.goto('/today')])
    await expect.poll(async () => (await answerOf(id, 'internet'))?.note).toBe(`${canary} hapert`)
    await openCall(page, id)
    await expect(noteOfCall(page)).toHaveValue(`${canary} Moeder vertelt over school.`)
    await expect(savedState(page)).toHaveText(/^Bewaard op de server/)
    await everythingOnce()
    await context.close()
  })

  test('ends the call once that was ended there, with the help that was agreed', async () => {
    const context = await startedWith(profile)
    await signedIn(context, caller)
    const page = context.pages()[0] ?? (await context.newPage())
    const earlierHelp = await helpBefore(caller, id, `${canary} Laptop lenen`)
    for (const value of ['yes', 'no']) await saidElsewhere(context, value)
    await openCall(page, id)
    await expect(savedState(page)).toHaveText('Bewaard op de server')
    await context.setOffline(true)
    await inHand(page, 'internet').getByRole('button', { name: 'Dit telt' }).nth(1).click()
    await toLastStep(page)
    await toStep(page, 'Afspraken')
    const item = page.getByRole('listitem').filter({ hasText: 'Laptop lenen' }).first()
    await item.getByRole('radio', { name: 'Ja', exact: true }).check()
    await item.getByRole('button', { name: 'Hulp afsluiten: heeft geholpen' }).click()
    await page.getByRole('button', { name: 'Hulp toevoegen' }).click()
    await page.getByLabel('Wat spreekt u af?').fill(`${canary} Laptop brengen`)
    await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
    await toStep(page, 'Afsluiten')
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await expect(page.getByText('U heeft dit gesprek afgesloten.', { exact: false })).toBeVisible()
    await expect(savedState(page)).toHaveText(`Wacht op verbinding, ${kept}`)
    await killed(context, profile)
    expect(filesWith(profile, canary)).toEqual([])

    const next = await startedWith(profile)
    await signedIn(next, caller)
    const today = next.pages()[0] ?? (await next.newPage())
    await visit(today, '/today')
    await expect(waiting(today)).toContainText('Die is nu bewaard op de server.')
    expect(await entries(today)).toBe(0)
    expect(await answerOf(id, 'internet')).toMatchObject({ value: 'no' })
    expect(await rowsOf('select state::text from interview where id = $1', [id])).toEqual([{ state: 'completed' }])
    expect(await rowsOf('select state::text from help_item where interview_id = $1', [id])).toEqual([{ state: 'open' }])
    const closedHelp = 'select state::text, version from help_item where id = $1'
    expect(await rowsOf(closedHelp, [earlierHelp])).toEqual([{ state: 'done', version: 2 }])
    const choices = await rowsOf(`select 1 from audit where subject_id = $1 and verb = 'conflict.settle'`, [id])
    expect(choices).toHaveLength(1)
    const ends = await rowsOf(`select 1 from audit where subject_id = $1 and verb = 'interview.end'`, [id])
    expect(ends).toHaveLength(1)
    await next.close()
  })

  test('shows nothing to another person who signs in there', async () => {
    await typedAndKilled(profile)
    const other = await ownCaller()
    try {
      const context = await startedWith(profile)
      await context.clearCookies()
      const page = await signInByForm(context, other)
      await expect(page.getByRole('heading', { name: 'Bellen' })).toBeVisible()
      await expect(page.getByText(canary)).toHaveCount(0)
      await expect(waiting(page)).toHaveCount(0)
      await page.getByRole('button', { name: 'Uitloggen' }).click()
      await page.waitForURL('**/sign-in')
      expect(await changes()).toHaveLength(1)
      const own = await signInByForm(context, caller)
      await expect(waiting(own)).toContainText('Die is nu bewaard op de server.')
      await everythingOnce()
      await context.close()
    } finally {
      await forgetOwnCaller(other)
    }
  })
})

test.describe('a concern in a browser that is killed without a connection', () => {
  let profile: string
  test.beforeEach(() => {
    profile = ownProfile()
  })
  test.afterEach(() => forgetProfile(profile))

  /** In a browser of its own, which is then killed. */
  const killedAfter = async (work: (page: Page) => Promise<void>) => {
    const context = await startedWith(profile)
    await signedIn(context, caller)
    const page = context.pages()[0] ?? (await context.newPage())
    await openCall(page, id)
    await expect(savedState(page)).toHaveText('Bewaard op de server')
    await openConcern(page)
    await context.setOffline(true)
    await work(page)
    await expect(savedState(page)).toHaveText(`Nog niet verstuurd, ${kept}`)
    await killed(context, profile)
  }
  const pressed = async (page: Page, button: string) => {
    await concernDialog(page).getByRole('button', { name: button }).click()
    await expect(concernDialog(page).getByRole('status').last()).toContainText('Nog niet doorgegeven')
    await expect(concernDialog(page).getByRole('listitem').last()).toContainText('nog niet doorgegeven')
  }

  test('that was passed on arrives once by itself, from Today', async () => {
    await killedAfter(async (page) => {
      await concernWords(page).fill(`${canary} Een klap.`)
      await pressed(page, 'Doorgeven')
    })
    expect(await concernEntries()).toEqual([])
    expect(filesWith(profile, canary)).toEqual([])
    const context = await startedWith(profile)
    await signedIn(context, caller)
    const page = context.pages()[0] ?? (await context.newPage())
    await visit(page, '/today')
    await expect(waiting(page)).toContainText('Die is nu bewaard op de server.')
    expect(await concernEntries()).toEqual([`raised ${canary} Een klap.`])
    expect(await entries(page)).toBe(0)
    await openCall(page, id)
    await openConcern(page)
    await expect(concernWords(page)).toHaveValue('')
    expect(await concernEntries()).toEqual([`raised ${canary} Een klap.`])
    await context.close()
  })

  test('that was withdrawn is withdrawn by itself, from the conversation', async () => {
    await aConcern(id, 'Een klap.')
    await killedAfter(async (page) => {
      await concernDialog(page).getByRole('button', { name: 'Ik trek dit in' }).click()
      await concernWords(page).fill('Het was de deur.')
      await pressed(page, 'Ja, intrekken')
    })
    expect(await concernEntries()).toEqual(['raised Een klap.'])
    const context = await startedWith(profile)
    await signedIn(context, caller)
    const page = context.pages()[0] ?? (await context.newPage())
    await openCall(page, id)
    await expect(savedState(page)).toHaveText('Bewaard op de server')
    expect(await concernEntries()).toEqual(['raised Een klap.', 'withdrawn Het was de deur.'])
    expect(await entries(page)).toBe(0)
    await context.close()
  })

  test('that was passed on goes once, and what was typed after it waits for the button', async () => {
    await killedAfter(async (page) => {
      await concernWords(page).fill('Een klap.')
      await pressed(page, 'Doorgeven')
      await concernWords(page).fill('Een klap. En geschreeuw.')
    })
    const context = await startedWith(profile)
    await signedIn(context, caller)
    const page = context.pages()[0] ?? (await context.newPage())
    await openCall(page, id)
    await expect.poll(concernEntries).toEqual(['raised Een klap.'])
    await expect(savedState(page)).toHaveText(`Nog niet verstuurd, ${kept}`)
    await openConcern(page)
    await expect(concernWords(page)).toHaveValue('Een klap. En geschreeuw.')
    await context.close()
  })
})

test.describe('signing out with something that is not sent', () => {
  const typedInForm = async (context: BrowserContext) => {
    await signedIn(context, caller)
    const page = await context.newPage()
    await openCall(page, id)
    await toLastStep(page)
    await checkInNote(page).fill(canary)
    await expect(savedState(page)).toHaveText(`Nog niet verstuurd, ${kept}`)
    await page.close()
  }

  test('asks first; wiping takes it off the device', async ({ context }) => {
    await typedInForm(context)
    const page = await context.newPage()
    await visit(page, '/today')
    await expect(waiting(page)).toContainText('In een formulier staat tekst die u nog niet verstuurde.')
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Er is nog iets niet bewaard' })
    await dialog.getByRole('button', { name: 'Annuleren' }).click()
    await expect(dialog).toBeHidden()
    expect(await entries(page)).toBe(1)
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await dialog.getByRole('button', { name: 'Eerst versturen' }).click()
    await expect(dialog).toContainText('Nog niet alles kon worden verstuurd.')
    await dialog.getByRole('button', { name: 'Uitloggen en wissen' }).click()
    await page.waitForURL('**/sign-in')
    expect(await entries(page)).toBe(0)
    const files = await keptByWorker(page)
    expect(files.length).toBeGreaterThan(3)
    expect(files.filter(({ path }) => path !== '/offline' && !path.startsWith('/_next/static/'))).toEqual([])
    expect(files.filter(({ text }) => text.includes(canary))).toEqual([])
  })

  test('what was typed in a form comes back to its form', async ({ context }) => {
    await typedInForm(context)
    const page = await context.newPage()
    await visit(page, '/today')
    await waiting(page).getByText('Laat de tekst zien').click()
    await expect(waiting(page).getByRole('textbox')).toHaveValue(canary)
    await waiting(page).getByRole('link', { name: 'Naar het gesprek' }).click()
    await expect(savedState(page)).toHaveText(`Nog niet verstuurd, ${kept}`)
    await toLastStep(page)
    await expect(checkInNote(page)).toHaveValue(canary)
  })

  test('sends first what an open tab holds, and then signs out', async ({ context }) => {
    await signedIn(context, caller)
    const call = await context.newPage()
    await openCall(call, id)
    const reconnect = await cutOff(call)
    await chooseInternet(call, 'Ja')
    await expect(savedState(call)).toHaveText(`Wacht op verbinding, ${kept}`)
    const page = await context.newPage()
    await visit(page, '/today')
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await reconnect()
    await page.getByRole('button', { name: 'Eerst versturen' }).click()
    await page.waitForURL('**/sign-in')
    expect(await answerOf(id, 'internet')).toMatchObject({ value: 'yes' })
  })
})

test.describe('who is signed in', () => {
  test('signing in again in another tab is noticed at once: it saves by itself', async ({ context }) => {
    await signedIn(context, caller)
    const page = await context.newPage()
    await openSettledCall(page, id)
    await endSessions()
    await chooseInternet(page, 'Ja')
    await expect(savedState(page)).toHaveText(`U bent uitgelogd, ${kept}`)
    await signInByForm(context, caller)
    await isSaved(page)
    expect(await answerOf(id, 'internet')).toMatchObject({ value: 'yes' })
  })

  test('another person in another tab: nothing is saved under their name, nor shown, and the own person goes on', async ({
    context,
  }) => {
    const other = await ownCaller()
    try {
      await signedIn(context, caller)
      const page = await context.newPage()
      await openSettledCall(page, id)
      await endSessions()
      await noteOfCall(page).fill(canary)
      await expect(savedState(page)).toHaveText(`U bent uitgelogd, ${kept}`)
      await context.clearCookies()
      await signInByForm(context, other)
      await expect(page.getByRole('heading', { name: 'Iemand anders is ingelogd' })).toBeVisible()
      await expect(page.getByText(canary)).toHaveCount(0)
      expect(await changes()).toEqual([])
      await context.clearCookies()
      await signInByForm(context, caller)
      await isSaved(page)
      await expect(noteOfCall(page)).toHaveValue(canary)
      expect(await changes()).toMatchObject([{ key: 'conversation_note', outcome: 'saved', staffId: caller.id }])
    } finally {
      await forgetOwnCaller(other)
    }
  })

  test('a save that is meant for somebody else is refused in words, and nothing is kept', async ({ context }) => {
    const other = await ownCaller()
    try {
      await signedIn(context, caller)
      const operation = { operationId: crypto.randomUUID(), clientId: crypto.randomUUID(), sequence: 1, baseVersion: 0 }
      const data = { ...operation, key: 'internet', part: 'value', value: 'yes' }
      const save = (meantFor: string) =>
        context.request.put(`/api/interviews/${id}/answers`, { data, headers: { 'x-nabij-for': meantFor } })
      const refused = await save(other.id)
      expect(refused.status()).toBe(412)
      expect(await refused.json()).toMatchObject({ message: 'Er is nu iemand anders ingelogd. Dit is niet bewaard.' })
      expect(await changes()).toEqual([])
      expect((await save(caller.id)).status()).toBe(200)
    } finally {
      await forgetOwnCaller(other)
    }
  })

  test('the key of a device is only for who is signed in, and no cache keeps it', async ({ context, request }) => {
    expect((await request.get('/api/device-key')).status()).toBe(401)
    await signedIn(context, caller)
    const answer = await context.request.get('/api/device-key')
    expect(answer.headers()['cache-control']).toBe('no-store')
    expect(await answer.json()).toMatchObject({ data: { staffId: caller.id } })
  })
})

test.describe('a device that keeps nothing', () => {
  test('says so', async ({ context, page }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
    await signedIn(context, caller)
    await openCall(page, id)
    await expect(savedState(page)).toHaveText('Bewaard op de server')
    await cutOff(page)
    await chooseInternet(page, 'Ja')
    await expect(savedState(page)).toHaveText('Wacht op verbinding, niet op dit apparaat (laat dit open)')
  })

  test('entries that no longer open are dropped, and their loss is said', async ({ context }) => {
    await signedIn(context, caller)
    const call = await context.newPage()
    await openCall(call, id)
    await cutOff(call)
    await chooseInternet(call, 'Ja')
    await expect(savedState(call)).toHaveText(`Wacht op verbinding, ${kept}`)
    await call.close()
    const page = await context.newPage()
    await page.goto('/uitleg')
    await page.evaluate(async () => {
      const open = indexedDB.open('nabij-device')
      await new Promise((resolve) => (open.onsuccess = resolve))
      const store = open.result.transaction('kept', 'readwrite').objectStore('kept')
      const all = store.getAll()
      await new Promise((resolve) => (all.onsuccess = resolve))
      for (const entry of all.result as { sealed: ArrayBuffer }[]) {
        new Uint8Array(entry.sealed)[0]! ^= 1
        store.put(entry)
      }
      await new Promise((resolve) => (store.transaction.oncomplete = resolve))
      open.result.close()
    })
    await visit(page, '/today')
    await expect(waiting(page)).toContainText('Die kan niet meer worden gelezen en is gewist.')
    expect(await entries(page)).toBe(0)
  })
})

test('a text that is too long stays at its field, holds up nothing else, and is saved once it is shorter', async ({
  context,
  page,
}) => {
  await signedIn(context, caller)
  await openCall(page, id)
  const note = await noteOfQuestion(page)
  await note.fill('x'.repeat(10_505))
  await expect(inHand(page, 'internet')).toContainText('Deze tekst is 505 tekens te lang')
  await expect(savedState(page)).toContainText('Niet bewaard op de server')
  await chooseInternet(page, 'Ja')
  await expect.poll(async () => (await answerOf(id, 'internet'))?.value).toBe('yes')
  await expect(note).toHaveValue('x'.repeat(10_505))
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(note).toHaveValue('x'.repeat(10_505))
  await note.fill('x'.repeat(10_000))
  await isSaved(page)
  expect((await answerOf(id, 'internet'))?.note).toHaveLength(10_000)
})

test.describe('a family that is handed over in the middle of a call', () => {
  let other: OwnCaller
  test.beforeEach(async () => {
    other = await ownCaller()
  })
  test.afterEach(async () => {
    await rowsOf('update family set caller_id = $2 where caller_id = $1', [other.id, caller.id])
    await forgetOwnCaller(other)
  })

  const handOver = () =>
    rowsOf('update family set caller_id = $1 where id = (select family_id from interview where id = $2)', [
      other.id,
      id,
    ])

  /** The lease ended by itself, and the call began more than a day ago. */
  const aDayLater = async () => {
    await rowsOf('delete from call_lease where family_id = (select family_id from interview where id = $1)', [id])
    await rowsOf(`update interview set started_at = now() - interval '25 hours' where id = $1`, [id])
  }

  test('who began it finishes it, and is told who has the family', async ({ context, page }) => {
    await signedIn(context, caller)
    await openCall(page, id)
    await handOver()
    await chooseInternet(page, 'Ja')
    await isSaved(page)
    await page.reload()
    await expect(
      page.getByText('Dit gezin is van Verzonnen Bezoeker. U belt het nu en kunt dit gesprek afmaken.'),
    ).toBeVisible()
    await toLastStep(page)
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await expect(page.getByText('Het gesprek is afgerond en bewaard.')).toBeVisible()
    await expect(page.getByText('Dit gezin is nu van Verzonnen Bezoeker.')).toBeVisible()
    expect(await rowsOf('select state from interview where id = $1', [id])).toEqual([{ state: 'completed' }])
  })

  test('after a day it is refused in words, and what was typed stays to be copied', async ({ context, page }) => {
    await signedIn(context, caller)
    await openCall(page, id)
    await handOver()
    await aDayLater()
    await noteOfCall(page).fill(canary)
    await expect(savedState(page)).toHaveText(`Niet bewaard op de server (zie “Notities”), ${kept}`)
    await expect(
      page.getByText('Dit gezin is nu van Verzonnen Bezoeker. U kunt hier niets meer bewaren.', { exact: true }),
    ).toBeVisible()
    await expect(noteOfCall(page)).toHaveValue(canary)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto('/today')
    await expect(waiting(page)).toContainText('Dit gezin is nu van Verzonnen Bezoeker.')
    await waiting(page).getByText('Laat de tekst zien').click()
    await expect(waiting(page).getByRole('textbox')).toHaveValue(canary)
    expect(await answerOf(id, 'conversation_note')).toBeNull()
  })

  test('after a day a concern is refused in words, and stands in its form again', async ({ context, page }) => {
    await signedIn(context, caller)
    await openCall(page, id)
    await handOver()
    await aDayLater()
    await openConcern(page)
    await concernWords(page).fill(canary)
    await concernDialog(page).getByRole('button', { name: 'Doorgeven' }).click()
    await expect(concernDialog(page).getByRole('status').last()).toContainText(
      'Dit gezin is nu van Verzonnen Bezoeker.',
    )
    await expect(concernWords(page)).toHaveValue(canary)
    await expect(savedState(page)).toHaveText(`Nog niet verstuurd, ${kept}`)
    expect(await concernEntries()).toEqual([])
  })
})
