import { expect, test } from 'vitest'
import { csvLines, excessOf, separated, textOf } from './csv-file'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

test('UTF-8 with and without its mark, and ANSI, are read', () => {
  expect(textOf(bytes('Zoë'))).toEqual({ text: 'Zoë', encoding: 'utf-8' })
  expect(textOf(bytes([0xef, 0xbb, 0xbf], 'Zoë'))).toEqual({ text: 'Zoë', encoding: 'utf-8' })
  expect(textOf(bytes('Zo', [0xeb], ' M', [0xfc], 'ller'))).toEqual({ text: 'Zoë Müller', encoding: 'windows-1252' })
})

test.each([
  ['UTF-8 that ends inside a letter', bytes('ref\nZoë\nZo', [0xc3]), 3],
  ['a byte of ANSI among letters of UTF-8', bytes('ref\nZoë\nZo', [0xeb], '\n'), 3],
  ['a picture', bytes([0x89], 'PNG\r\n', [0x1a, 0, 0xff]), 1],
  ['UTF-16', bytes([0xff, 0xfe, 0x72, 0, 0x65, 0]), 1],
])('%s is refused at its line', (_, file, line) => {
  expect(textOf(file)).toEqual({ text: null, line })
})

test('the separator is the one that the file says, or that its header has most of', () => {
  expect(separated('sep=;\r\na;b')).toEqual({ separator: ';', table: 'a;b', linesBefore: 1 })
  expect(separated('a,b;c,d')).toMatchObject({ separator: ',', linesBefore: 0 })
  expect(separated('a;b,c;d')).toMatchObject({ separator: ';' })
  expect(separated('a\tb\tc')).toMatchObject({ separator: '\t' })
})

test.each([
  ['ten million commas in a header', ','.repeat(10_000_000), 'too_many_columns'],
  ['a line of a thousand cells', `a,b\n${','.repeat(1000)}`, 'too_many_columns'],
  ['four million empty lines', `a\n${'\n'.repeat(4_000_000)}`, 'too_many_lines'],
  ['lines of one space that end as on an old Mac', `a\r${' \r'.repeat(4_000_000)}`, 'too_many_lines'],
  ['lines of nothing but quotes', `a\n${'""\n'.repeat(csvLines + 1)}`, 'too_many_lines'],
  ['as many cells as no file of ours has', `a\n${`${'x,'.repeat(150)}\n`.repeat(40_000)}`, 'too_many_lines'],
])('%s is too much', (_, text, code) => {
  expect(excessOf(text, ',')).toBe(code)
})

test('a file of as many lines as may be is not, nor is a long text in quotes', () => {
  expect(excessOf(`a,b\n${'1,2\r\n'.repeat(csvLines)}`, ',')).toBeNull()
  expect(excessOf(`a,b\n1,"${'een, twee\n'.repeat(5000)}"\n`, ',')).toBeNull()
})
