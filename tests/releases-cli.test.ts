import fs from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ReadIssue } from '@/features/releases/parts/issue-row'
import { knownTooWell, type Report } from './outside-program'
import { theProgram } from './program'
import { database } from './owner'

// Every command is a process of its own, which is slow on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

let program: Awaited<ReturnType<typeof theProgram>>
const nabij = (...args: string[]) => program.nabij('release', ...args)
const fileAt = (name: string) => program.fileAt(name)
const read = (name: string) => program.read(name)
let report: Report

beforeAll(async () => {
  program = await theProgram('.next-test/of-releases')
  await program.nabij('demo', '--until', '2020-W20')
  report = JSON.parse((await nabij('audit', '--json')).stdout) as Report
}, 180_000)
afterAll(() => program.remove())

describe('the releases of the demo', () => {
  test('release list shows every week of the municipality and of each board with ten families, each by two people', async () => {
    const { nodes } = report
    const issues = JSON.parse((await nabij('list', '--json')).stdout) as ReadIssue[]
    const wanted = nodes
      .filter(
        ({ period, contributors }) => period.startsWith('week') && new Set(contributors.map(([f]) => f)).size >= 10,
      )
      .map(({ level, ref, period }) => `${level} ${ref} ${period}`)
    expect(wanted.filter((node) => node.startsWith('municipality'))).toHaveLength(8)
    expect(wanted.length).toBeGreaterThan(16)
    const revisions = issues.flatMap((issue) => issue.revisions)
    const read = revisions
      .filter(({ families }) => families !== null)
      .map(({ node, period }) => `${node.level} ${node.name} ${period.grain} ${period.at}`)
    expect(read.filter((node) => node.includes(' week ')).sort()).toEqual(wanted.sort())
    expect(revisions.filter(({ preparedBy, approvedBy }) => !preparedBy || preparedBy === approvedBy)).toEqual([])
    expect(revisions.map(({ number }) => number).sort((a, b) => a - b)).toEqual(revisions.map((_, index) => index + 1))
  })

  test('release audit passes, and an outside program that reads only its output discloses no family either', async () => {
    expect([report.passed, report.k]).toEqual([true, 10])
    expect(report.items.length).toBeGreaterThan(300)
    const found = knownTooWell(report)
    expect(found.asked).toBeGreaterThan(100)
    expect(found.groups).toEqual([])
    expect(await nabij('audit')).toMatchObject({ code: 0, stdout: expect.stringContaining(': passed') as string })
  })

  test('release export writes all five formats with the right first bytes, and audits each', async () => {
    const beginnings = { pdf: '%PDF-', xlsx: 'PK\u0003\u0004', ods: 'PK\u0003\u0004', csv: '', json: '{' }
    for (const [format, beginning] of Object.entries(beginnings)) {
      const out = fileAt(`release.${format}`)
      expect(await nabij('export', '1', '--format', format, '--out', out)).toMatchObject({
        code: 0,
        stdout: '',
      })
      expect((await fs.readFile(out, 'latin1')).startsWith(beginning), `${format}`).toBe(true)
    }
    expect((await read('release.ods')).slice(30, 84)).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')
    expect((await read('release.csv')).split('\r\n').length).toBeGreaterThan(20)
    expect(JSON.parse(await read('release.json'))).toMatchObject({ number: 1, revision: 1, state: 'published' })
    const noted = await database().audit.findMany({ where: { verb: 'release.export' }, orderBy: { id: 'asc' } })
    expect(noted.map(({ detail }) => detail)).toEqual(
      Object.keys(beginnings).map((format) => ({ format, revision: 1 })),
    )
    const csv = ['--format', 'csv', '--out']
    expect(await nabij('export', '9999', ...csv, fileAt('x'))).toMatchObject({ code: 1, stdout: '' })
    expect(await nabij('export', '1.2', ...csv, fileAt('x'))).toMatchObject({ code: 1, stdout: '' })
    expect(await nabij('export', '1', ...csv, '/nowhere/at/all.csv')).toMatchObject({ code: 2, stdout: '' })
  })

  test('release prepare prints for a published period what every recipient reads', async () => {
    const listed = JSON.parse((await nabij('list', '--json')).stdout) as {
      revisions: { number: number; period: { at: string; grain: string }; figures: { key: string; text?: string }[] }[]
    }[]
    for (const [grain, at] of [
      ['week', '2020-W14'],
      ['block', '2020-W13'],
    ] as const) {
      const { code, stdout } = await nabij('prepare', `--${grain}`, at, '--json')
      const { releases } = JSON.parse(stdout) as {
        releases: { published: string; figures: Record<string, { said: boolean; text?: string }> }[]
      }
      const of = listed
        .flatMap(({ revisions }) => revisions)
        .filter(({ period }) => period.grain === grain && period.at === at)
      expect(code).toBe(0)
      expect(releases.map(({ published }) => published)).toEqual(
        of
          .map(({ number }) => number)
          .toSorted((a, b) => a - b)
          .map((number) => `${number}.1`),
      )
      expect(releases.length).toBeGreaterThan(3)
      for (const { published, figures } of releases) {
        const read = of.find(({ number }) => `${number}.1` === published)!
        expect(read.figures.map(({ text }) => text)).toEqual(read.figures.map(({ key }) => figures[key]?.text))
      }
    }
  })
})

describe('an imported copy of the demo', () => {
  test('release prepare prints the same twice, and stores nothing', async () => {
    await database().organisation.create({ data: { name: 'Elders' } })
    const there = ['--organisation', 'Elders']
    // An e-mail address signs in to one organisation only, so the first organisation must release its addresses.
    for (const kind of ['schools', 'families', 'interviews'])
      expect(
        await program.nabij('export', kind, fileAt(kind), '--organisation', 'Thuiscontact Veenstad'),
      ).toMatchObject({ code: 0 })
    await database().$executeRaw`update staff set email = id || '@example.org'`
    for (const kind of ['schools', 'families', 'interviews'])
      expect(await program.nabij('import', kind, fileAt(kind), ...there)).toMatchObject({ code: 0 })
    const prepare = (...more: string[]) => nabij('prepare', ...more, '--json', ...there)
    for (const period of [
      ['--week', '2020-W19'],
      ['--block', '2020-W17'],
    ]) {
      const { code, stdout } = await prepare(...period)
      expect([code, (await prepare(...period)).stdout === stdout]).toEqual([0, true])
      expect((JSON.parse(stdout) as { releases: unknown[] }).releases.length).toBeGreaterThan(4)
      expect(stdout).toContain('"said": true')
    }
    const { id } = await database().organisation.findFirstOrThrow({ where: { name: 'Elders' } })
    expect(await database().preparation.count({ where: { organisationId: id } })).toBe(0)
    expect(await database().contributor.count({ where: { organisationId: id } })).toBe(0)
  })
})

test('release prepare names the week that a block begins with', async () => {
  const { stderr } = await nabij('prepare', '--block', '2020-W14')
  expect(stderr).toContain('2020-W14 lies in 2020-W13.')
})
