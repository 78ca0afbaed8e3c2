import { describe, expect, test } from 'vitest'
import { csvLines, excessOf, separatedText, textOf } from './csv-file'
import { csvOfCells, csvTable, csvText } from './csv'

const bytes = (text: string) => new TextEncoder().encode(text)
const ansi = (text: string) => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)))

describe('the size of a file', () => {
  const many = 4 * csvLines + 1

  test.each(['\r', '\n', '\r\n'])('counts lines that end in %j, empty lines included', async (end) => {
    expect(await excessOf(end.repeat(many), ';')).toBe('too_many_lines')
    expect(await excessOf(`a${end}`.repeat(csvLines), ';')).toBeNull()
    expect(await excessOf(`a${end}`.repeat(csvLines + 2), ';')).toBe('too_many_lines')
  })

  test.each([' ', '\t', '\u0001', '"'])('counts lines that hold only %j', async (sign) => {
    expect(await excessOf(`${sign}\r`.repeat(many), ';')).toBe('too_many_lines')
    expect(await excessOf(`${sign === '"' ? '""' : sign}\r`.repeat(csvLines + 2), ';')).toBe('too_many_lines')
  })

  test('is refused when a line has too many cells', async () =>
    expect(await excessOf(';'.repeat(200), ';')).toBe('too_many_columns'))

  test('is refused at once when it is too large to parse', async () => {
    expect((await csvTable(bytes(' \r'.repeat(5_000_000)))).problem?.code).toBe('file_empty')
    expect((await csvTable(bytes(`ref\r${' \r'.repeat(5_000_000)}`))).problem?.code).toBe('too_many_lines')
  })
})

test('other requests are answered while a large file is read', async () => {
  const line = `1;${Array(40).fill('één').join(';')}\n`
  const file = bytes(line.repeat(40_000))
  expect(file.length).toBeGreaterThan(8 * 1024 * 1024)
  let turns = 0
  let isRead = false
  const turn = () => {
    turns += 1
    if (!isRead) setImmediate(turn)
  }
  setImmediate(turn)
  expect((await csvTable(file)).table?.records).toHaveLength(39_999)
  isRead = true
  // At most a megabyte is read at a stretch, in each of the passes.
  expect(turns).toBeGreaterThan(40)
})

describe('the encoding of a file', () => {
  test('is UTF-8, or what Dutch spreadsheets call ANSI', async () => {
    expect(await textOf(bytes('Zoë'))).toEqual({ text: 'Zoë', encoding: 'utf-8' })
    expect(await textOf(ansi('Zoë;Café\r\n'))).toEqual({ text: 'Zoë;Café\r\n', encoding: 'windows-1252' })
    expect(await textOf(Uint8Array.of(0x80, 0x20, 0x35))).toEqual({ text: '€ 5', encoding: 'windows-1252' })
  })

  test.each([
    ['cut in its last sign', bytes('ref\nCafé\nZoë').slice(0, -1), 3],
    ['cut in its only sign', bytes('ref\r\nZoë').slice(0, -1), 2],
    ['with one byte of ANSI', Uint8Array.of(...bytes('ref\rCafé\r'), 0xe9, 0x0d), 3],
    ['with a mark of UTF-8 and a byte of ANSI', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe9, 0x0a), 1],
  ])('is damaged, and the problem names the line: %s', async (_what, file, line) => {
    expect(await textOf(file)).toEqual({ text: null, line })
    expect((await csvTable(file)).problem).toMatchObject({ code: 'damaged_text', line })
  })

  test('is not found in a picture, which is refused as no text', async () => {
    expect((await csvTable(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).problem).toMatchObject({
      code: 'not_text',
      line: null,
    })
  })
})

describe('the separator of the cells', () => {
  test.each([',', ';', '\t'])('is found in the header: %j', async (sign) => {
    expect(separatedText(`ref${sign}name\n1${sign}a,b;c`).separator).toBe(sign)
  })

  test('is read from a first line `sep=`, which is not part of the table', async () => {
    const { table, reading } = await csvTable(bytes('sep=;\r\nref;name\r\n1;a,b\r\n'))
    expect(reading).toEqual({ encoding: 'utf-8', separator: ';' })
    expect(table).toEqual({ header: ['ref', 'name'], records: [{ line: 3, cells: ['1', 'a,b'] }] })
  })
})

describe('text before the table', () => {
  const header = ['ref', 'name']

  test.each([
    ['an empty line', '\r\nref;name\r\n1;a,b\r\n', 3],
    ['lines of separators and white space', ';;\n \n;\nref;name\n1;a,b\n', 5],
    ['the separator in quotes', '"sep=;"\r\nref;name\r\n1;a,b\r\n', 3],
    ['the separator with empty cells', 'sep=;;;;\nref;name;;\n1;a,b;;\n', 3],
    ['an empty line and the separator', '\n\nsep=;\nref;name\n1;a,b\n', 5],
  ])('is skipped: %s', async (_what, text, line) => {
    const { table, reading } = await csvTable(bytes(text))
    expect(reading?.separator).toBe(';')
    expect(table?.header.slice(0, 2)).toEqual(header)
    expect(table?.records.map((record) => [record.line, ...record.cells.slice(0, 2)])).toEqual([[line, '1', 'a,b']])
  })

  test('is skipped at once, however long it is', async () => {
    expect((await csvTable(bytes(`${';\n'.repeat(5_000_000)}ref;name\n1;"a`))).problem).toMatchObject({
      line: 5_000_002,
    })
  })
})

test('an unclosed quotation mark is reported at the line on which it opens', async () => {
  const text = 'ref;name\n1;"een\ntwee"\n2;"drie ""vier"" vijf"\n3;"zes\n4;zeven\n'
  expect((await csvTable(bytes(text))).problem).toMatchObject({ code: 'quote_left_open', line: 5 })
})

describe('a CSV file that we write', () => {
  const rows = [
    ['naam', 'waarde'],
    ['Zoë; één', 0.5],
    ['0012', null],
    [{ day: '2020-03-31' }, -3],
  ]

  test('has what a Dutch spreadsheet expects: semicolons, decimal commas and intact accents', async () => {
    expect(csvOfCells(rows, 'nl')).toBe('\uFEFFnaam;waarde\r\n"Zoë; één";0,5\r\n\'0012;\r\n2020-03-31;-3\r\n')
  })

  test('has commas and decimal points in English', async () => {
    expect(csvOfCells(rows, 'en')).toBe(
      '\uFEFFnaam,waarde\r\nZoë; één,0.5\r\n'.replace('Zoë; één', '"Zoë; één"') + "'0012,\r\n2020-03-31,-3\r\n",
    )
  })

  test('has no byte order mark when a program reads it', () => expect(csvText([['a', 'b']], 'machine')).toBe('a,b\n'))
})
