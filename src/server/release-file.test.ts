import { parse } from 'csv-parse/sync'
import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { convertedBy, office } from '../../tests/office'
import { boardWeek, hostile, schoolBlock, tooFew, withdrawn } from '../../tests/release-samples'
import { releaseDocumentSchema } from '@/domain/export/release-json'
import { releaseRows } from '@/domain/export/release-rows'
import type { ReadRelease } from '@/domain/export/read-release'
import type { Cell } from '@/domain/export/cell'
import { safeCell } from '@/domain/export/safe-cell'
import { releaseWords } from '@/i18n/release-words'
import { wordedRelease } from '@/i18n/worded-release'
import { releaseFile, releaseFormats, type ReleaseFormat } from './release-file'

const rowsOf = (release: ReadRelease) => releaseRows(release, releaseWords(release, wordedRelease(release, 'nl')))
const fileOf = async (format: ReleaseFormat, release: ReadRelease) => (await releaseFile(format, release, 'nl')).bytes
const textOf = async (format: ReleaseFormat, release: ReadRelease) =>
  new TextDecoder('utf-8', { fatal: true }).decode(await fileOf(format, release))

describe('every format', () => {
  test.each(releaseFormats)('%s has a name without a person, and the same bytes each time', async (format) => {
    const file = await releaseFile(format, boardWeek, 'nl')
    expect(file.name).toBe(`nabij-uitgave-12-1.${format}`)
    expect((await releaseFile(format, withdrawn, 'en')).name).toBe(`nabij-release-12-3.${format}`)
    expect(Buffer.from(await fileOf(format, boardWeek)).equals(Buffer.from(file.bytes))).toBe(true)
  })
})

describe('data that a release must not contain', () => {
  // Fields that the type does not have, as an object from the database may carry them.
  const exact = { n: 987_654, sum: 987_654, contributors: ['family-987654'], reason: 'residual-987654' }
  const carrying = {
    ...boardWeek,
    ...exact,
    node: { ...boardWeek.node, ...exact },
    period: { ...boardWeek.period, ...exact },
    figures: boardWeek.figures.map((figure) => ({ ...figure, ...exact })),
  } satisfies ReadRelease

  test('does not reach the wording, and so not the print', () => {
    expect(wordedRelease(carrying, 'nl')).toEqual(wordedRelease(boardWeek, 'nl'))
  })

  test.each(releaseFormats)('does not reach the %s file', async (format) => {
    expect(Buffer.from(await fileOf(format, carrying)).equals(Buffer.from(await fileOf(format, boardWeek)))).toBe(true)
  })
})

describe('CSV', () => {
  test('holds the rows with safe cells, as a Dutch spreadsheet writes them', async () => {
    const text = Buffer.from(await fileOf('csv', hostile)).toString('utf8')
    expect(text.startsWith('\uFEFFsoort;')).toBe(true)
    const read = parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n' })
    expect(read).toEqual(rowsOf(hostile).map((row) => row.map((cell) => safeCell(cell, ',').replace(/\r?\n/g, '\r\n'))))
    expect(read.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
  })

  test('has commas in English', async () => {
    const { bytes } = await releaseFile('csv', boardWeek, 'en')
    expect(Buffer.from(bytes).toString('utf8').startsWith('\uFEFFkind,')).toBe(true)
  })
})

describe('JSON', () => {
  test.each([boardWeek, schoolBlock, tooFew, hostile])('fits its schema', async (release) => {
    const document = JSON.parse(await textOf('json', release))
    expect(releaseDocumentSchema.safeParse(document).error).toBeUndefined()
    expect(document.comment).toBe(release.comment)
  })
})

/** The cells as LibreOffice shows them, converted to CSV with every cell quoted. */
const shownBy = (program: string, format: string, bytes: Uint8Array): string[][] => {
  const to = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
  return parse(convertedBy(program, { bytes, from: format, to }).toString('utf8'), { relax_column_count: true })
}

describe('a workbook', () => {
  const readers = { xlsx: readXlsx, ods: readOds }

  test.each(['xlsx', 'ods'] as const)('%s reads back as the rows: texts, numbers and days', async (format) => {
    for (const release of [boardWeek, hostile]) {
      const { sheets, properties } = await readers[format](await fileOf(format, release))
      expect(sheets).toHaveLength(1)
      const dayOf = (day: string) => (format === 'xlsx' ? new Date(`${day}T00:00:00Z`) : day)
      const asRead = (cell: Cell) => (typeof cell === 'object' && cell !== null ? dayOf(cell.day) : cell)
      expect(sheets[0]?.rows.map((row) => row.map((cell) => cell ?? ''))).toEqual(
        rowsOf(release).map((row) => row.map(asRead)),
      )
      expect(properties?.title).toContain(`uitgave ${release.number}`)
    }
  })

  test.each(['xlsx', 'ods'] as const)(
    '%s keeps a text that Excel reads as an escape, and replaces what XML cannot hold',
    async (format) => {
      const strange = { ...boardWeek, comment: '_x0041_ \u0001 \ud800' }
      const { sheets } = await readers[format](await fileOf(format, strange))
      expect(sheets[0]?.rows.flat()).toContain('_x0041_ \ufffd \ufffd')
    },
  )

  test.runIf(office !== undefined).each(['xlsx', 'ods'] as const)(
    '%s opens in LibreOffice unchanged',
    async (format) => {
      const read = shownBy(office ?? '', format, await fileOf(format, hostile))
      const shown = (cell: Cell) => (typeof cell === 'object' && cell !== null ? cell.day : String(cell ?? ''))
      const flat = (rows: Cell[][]) => rows.map((row) => row.map((cell) => shown(cell).replace(/\s+/g, ' ').trim()))
      expect(flat(read)).toEqual(flat(rowsOf(hostile)))
    },
  )
})
