/**
 * What a spreadsheet that is set to Dutch makes of a CSV file that somebody opens and saves: it turns what looks like a number,
 * a day, a time or a formula into one, and writes Windows-1252 with semicolons.
 */
import { parse } from 'csv-parse/sync'

const asNumber = (digits: string) => {
  const number = Number(digits.replace(',', '.'))
  return number >= 1e11
    ? number
        .toExponential(2)
        .toUpperCase()
        .replace('.', ',')
        .replace(/E\+?(\d)$/, 'E+0$1')
    : String(number)
}

const conversions: readonly (readonly [RegExp, (cell: string) => string])[] = [
  [/^[=@＝＠]/, () => '#NAAM?'],
  [/^[+-]?\d+(?:,\d+)?$/, asNumber],
  [/^\d+(?:[.,]\d+)?E[+-]?\d+$/i, (cell) => asNumber(String(Number(cell.replace(',', '.'))))],
  [/^\d{1,3}(?:\.\d{3})+$/, (cell) => cell.replaceAll('.', '')],
  [/^(\d{4})-(\d{2})-(\d{2})$/, (cell) => cell.split('-').toReversed().map(Number).join('-')],
  [/^\d{1,2}[-/]\d{1,2}$/, (cell) => `${cell.replace('/', '-')}-2026`],
  [/^\d{1,2}:(?:\d{1,2})?$/, (cell) => `${cell.split(':')[0]?.padStart(2, '0')}:00:00 AM`],
  [/^(?:waar|onwaar|true|false)$/i, (cell) => cell.toUpperCase()],
]

const converted = (cell: string): string => {
  const [, convert] = conversions.find(([pattern]) => pattern.test(cell.trim())) ?? []
  return convert ? convert(cell.trim()) : cell
}

const quoted = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const openedAndSaved = (csv: string): Uint8Array => {
  const rows = parse(csv, { delimiter: ';', bom: true, relax_column_count: true }) as string[][]
  const text = rows.map((row) => row.map((cell) => quoted(converted(cell))).join(';')).join('\r\n')
  return Buffer.from(`${text}\r\n`, 'latin1')
}
