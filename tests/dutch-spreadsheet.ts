/** Simulates the harmful conversions of a Dutch spreadsheet that opens and saves a CSV file, and no others. */
import { parse } from 'csv-parse/sync'

const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const scientific = (value: number) =>
  value
    .toExponential(2)
    .replace('.', ',')
    .replace(/e\+?(-?)(\d)$/, 'E$1+0$2')
    .replace('e', 'E')

/** A cell after the spreadsheet saved it. */
export const opened = (cell: string): string => {
  const text = cell.trim()
  if (/^[\s\p{Cf}]*[=+\-@＝]/u.test(cell)) return /^[+-]?\d+$/.test(text) ? String(Number(text)) : '#NAAM?'
  if (/^\d+$/.test(text)) return text.replace(/^0+/, '').length > 11 ? scientific(Number(text)) : String(Number(text))
  if (/^\d+(?:,\d+)?e[+-]?\d+$/i.test(text)) return scientific(Number(text.replace(',', '.')))
  const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?$/.exec(text) ?? []
  if (day && month && Number(month) <= 12)
    return year ? `${Number(day)}-${Number(month)}-${year}` : `${Number(day)}-${months[Number(month) - 1]}`
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (isoYear) return `${Number(isoDay)}-${Number(isoMonth)}-${isoYear}`
  const [, hour, minute = ''] = /^(\d{1,2}):(\d{0,2})$/.exec(text) ?? []
  if (hour) return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:00`
  if (/^\d{1,3}(?:\.\d{3})+$/.test(text)) return text.replaceAll('.', '')
  if (/^\(\d+\)$/.test(text)) return `-${text.slice(1, -1)}`
  return cell
}

const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const ansi = new Map(
  Array.from({ length: 256 }, (_, byte): [string, number] => [
    byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : upper.charAt(byte - 0x80),
    byte,
  ]),
)

/** A file after it was saved as "CSV (gescheiden door lijstscheidingsteken)": in ANSI, with semicolons and CRLF. */
export const savedAgain = (file: string): Uint8Array => {
  const rows = parse(file, { bom: true, delimiter: ';', relax_column_count: true })
  const quoted = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines = rows.map((row) => row.map((cell) => quoted(opened(cell))).join(';'))
  return Uint8Array.from([...`${lines.join('\r\n')}\r\n`].map((sign) => ansi.get(sign) ?? 63))
}
