import { expect, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import fs from 'node:fs'
import { rowOf } from './steps/database'
import { signedInAs, visit } from './steps/sign-in'
import { weekWithCalls } from './steps/weeks'

const boardOf = (week: string) =>
  rowOf<{ ref: string; name: string }>(
    `select board.ref, board.name from interview_fact_school at
     join school on school.id = at.school_id join school_board board on board.id = school.board_id
     where at.week = $1 group by board.ref, board.name order by count(*) desc limit 1`,
    [week],
  )

test('a coordinator reads the week: who was reached, load beside capacity, and how far each can be trusted', async ({
  page,
  context,
}) => {
  const week = await weekWithCalls()
  await signedInAs(context, 'coordinator')
  await visit(page, `/weeks/${week}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Week ${Number(week.slice(6))}`)
  await expect(page.getByText(/^\d+ gesprekken met \d+ gezinnen, /)).toBeVisible()
  const balance = page.getByRole('region', { name: 'Draaglast en draagkracht' })
  await expect(balance.getByText('Zelf gemaakt om over te praten, geen diagnose.')).toBeVisible()
  await expect(balance.getByText(/tussen \d+ en \d+ · \d+ gezinnen/)).toHaveCount(2)
  await expect(page.getByRole('img', { name: /ging de draaglast van/ })).toBeVisible()
  await balance.getByRole('link', { name: 'Hoe berekend' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe de cijfers van de week zijn berekend')
})

test('a board is chosen by typing, stays in the address, and hides what would show a family', async ({
  page,
  context,
}) => {
  const week = await weekWithCalls()
  const board = await boardOf(week)
  await signedInAs(context, 'coordinator', 1)
  await visit(page, `/weeks/${week}`)
  const groups = page.getByRole('region', { name: 'Vier groepen' })
  await expect(groups.getByText('Groot gezin in een klein huis').first()).toBeVisible()
  await page.getByRole('combobox', { name: 'Bestuur of school' }).fill(board.name)
  await page.getByRole('option', { name: board.name }).click()
  await expect(page).toHaveURL(new RegExp(`/weeks/${week}\\?board=`))
  await expect(page.getByText(`· ${board.name}`)).toBeVisible()
  await expect(groups.getByText(/laten we alleen zien voor de hele organisatie/)).toBeVisible()
})

test('the table sorts, shows the columns one chooses, and finds both again from its address', async ({
  page,
  context,
}) => {
  const week = await weekWithCalls()
  await signedInAs(context, 'coordinator')
  await visit(page, `/weeks/${week}`)
  const table = page.getByRole('table', { name: 'Per bestuur en school' })
  await table.getByRole('button', { name: 'Gezinnen' }).click()
  await page.locator('summary', { hasText: 'Kolommen kiezen' }).click()
  await page.getByRole('checkbox', { name: 'Cijfer ouder' }).uncheck()
  await expect(page).toHaveURL(/sort=families\.desc.*columns=/)
  await page.reload()
  await expect(table.getByRole('columnheader', { name: 'Gezinnen' })).toHaveAttribute('aria-sort', 'descending')
  await expect(table.getByRole('columnheader', { name: 'Cijfer ouder' })).toHaveCount(0)
})

test('the exact figures come as a file that says it stays inside', async ({ page, context }) => {
  const week = await weekWithCalls()
  await signedInAs(context, 'coordinator')
  await visit(page, `/weeks/${week}`)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Alle cijfers als CSV (intern)' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`nabij-${week}-intern.csv`)
  const rows = parse(fs.readFileSync(await file.path()), { bom: true, delimiter: ';' }) as string[][]
  expect(rows[0]?.slice(0, 4)).toEqual(['week', 'level', 'ref', 'figure'])
  const row = rows.find((one) => one[4] === 'homework_help' && one[5] === 'yes')
  expect([row?.[0], row?.[9], row?.[10]]).toEqual([
    week,
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^[01](,\d+)?$/),
  ])
  const [workbook] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Als rekenblad (intern)' }).click(),
  ])
  expect(workbook.suggestedFilename()).toBe(`nabij-${week}-intern.xlsx`)
  const { sheets } = await readXlsx(fs.readFileSync(await workbook.path()))
  for (const cells of [rows, sheets.flatMap((sheet) => sheet.rows)])
    expect(cells.flat().filter((cell) => /\{\w+\}/.test(String(cell)))).toEqual([])
})

test('of fewer than five families a school shows no figure, only what was agreed', async ({ page, context }) => {
  const small = await rowOf<{ week: string; ref: string; families: number }>(
    `select fact.week, school.ref, count(*)::int as families from interview_fact_school at
     join interview_fact fact using (interview_id) join school on school.id = at.school_id
     where fact.is_of_week group by fact.week, school.ref having count(*) between 1 and 4
     order by count(*) desc, fact.week desc limit 1`,
  )
  await signedInAs(context, 'coordinator', 1)
  await visit(page, `/weeks/${small.week}?school=${small.ref}`)
  await expect(page.getByText(/te weinig gezinnen \(minder dan vijf\) voor cijfers/)).toContainText(
    `${small.families} gez`,
  )
  await expect(page.getByRole('region', { name: 'Afgesproken' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
  for (const words of ['Draaglast', 'Draagkracht', 'cijfer van 1 tot 10', 'vaakst'])
    await expect(page.locator('main').getByText(words)).toHaveCount(0)
})

test('a week prints on five pages of A4 at most', async ({ page, context }) => {
  const week = await weekWithCalls()
  await signedInAs(context, 'coordinator')
  await visit(page, `/weeks/${week}`)
  await expect(page.locator('svg.recharts-surface').first()).toBeVisible()
  const margin = { top: '14mm', bottom: '14mm', left: '14mm', right: '14mm' }
  const pdf = await page.pdf({ format: 'A4', margin })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  expect(pages).toBeGreaterThan(1)
  expect(pages).toBeLessThanOrEqual(5)
})

test('a week without calls says what to do; a week that does not exist is not there; a caller has no week', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await signedInAs(context, 'coordinator')
  await visit(page, '/weeks/1999-W01')
  await expect(page.getByText('Deze week zijn er nog geen gesprekken die meetellen')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Naar de gezinnen, om te bellen' })).toBeVisible()
  const week = await weekWithCalls()
  for (const path of ['/weeks/2021-W53', '/weeks/x', `/weeks/${week}?board=bestaat-niet`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Niet gevonden')
  }
  const callers = await browser.newContext({ ...(baseURL && { baseURL }) })
  await signedInAs(callers, 'caller')
  const refused = await callers.newPage()
  await refused.goto(`/weeks/${week}`)
  await expect(refused.getByRole('heading', { level: 1 })).toHaveText('Niet gevonden')
  expect((await callers.request.get(`/api/weeks/${week}/csv`)).status()).toBe(403)
  await callers.close()
})
