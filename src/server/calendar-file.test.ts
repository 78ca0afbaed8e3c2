import { describe, expect, test } from 'vitest'
import { hostileTexts } from '../../tests/hostile-texts'
import { messagesOf } from '@/i18n/messages'
import { calendarFile } from './calendar-file'

const entry = {
  id: '00000000-0000-4000-8000-000000000001',
  startsAt: new Date('2027-03-30T12:30:00Z'),
  endsAt: null,
  madeAt: new Date('2027-03-01T08:00:00Z'),
  hasInterpreter: false,
}

/** The lines of a calendar as RFC 5545 reads them (3.1): unfolded, each a name, parameters and a value. */
const linesOf = (file: string) => {
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return file
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:([\s\S]*)$/.exec(line) ?? []
      return { name, value }
    })
}

/** The value of a text as RFC 5545 reads it (3.3.11). */
const read = (value: string) => value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))

const compact = (text: string) => text.replaceAll(/[\s\p{Cc}\ufffd]+/gu, ' ').trim()

describe('a calendar', () => {
  const ordinary = linesOf(calendarFile([{ ...entry, ref: '0012' }], 'nl'))

  test.each(Object.entries(hostileTexts))(
    'has no line and no sign of control from the number of a family: %s',
    (_, ref) => {
      const file = calendarFile([{ ...entry, ref }], 'nl')
      expect(file.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
      const lines = linesOf(file)
      expect(lines.map(({ name }) => name)).toEqual(ordinary.map(({ name }) => name))
      const others = (of: typeof lines) => of.filter(({ name }) => name !== 'SUMMARY')
      expect(others(lines)).toEqual(others(ordinary))
      const summary = read(lines.find(({ name }) => name === 'SUMMARY')?.value ?? '')
      const words = messagesOf('nl').agenda.calendar.summary
      expect(compact(summary.toWellFormed())).toBe(compact(words.replace('{ref}', () => ref.toWellFormed())))
    },
  )

  test('has no line above 75 bytes, which a program may cut', () => {
    for (const ref of Object.values(hostileTexts))
      for (const line of calendarFile([{ ...entry, ref }], 'nl').split('\r\n'))
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})
