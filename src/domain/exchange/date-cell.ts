/** Days as spreadsheets write them: `2026-09-28`, and in the Netherlands `28-9-2026`. */
import { isCalendarDate } from '../instrument/answer'

const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/

/** A Dutch day as `YYYY-MM-DD`; null when the text is none, or the day does not exist. */
export const dayOfDutch = (text: string): string | null => {
  const [, day = '', month = '', year = ''] = dutch.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(iso) ? iso : null
}
