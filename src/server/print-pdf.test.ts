import { describe, expect, test } from 'vitest'
import { hostileTexts } from '../../tests/hostile-texts'
import { openedPdf, textOfPdf } from '../../tests/pdf-text'
import { boardWeek, withdrawnFor } from '../../tests/release-samples'
import { codeIn, isTest, textOf } from '../../tests/house/files'
import { isolatedText } from '@/domain/isolated-text'
import { wordedRelease } from '@/i18n/worded-release'
import { printPdf } from './print-pdf'

/** The characters of markup, formulas and scripts, in their order. A print may break a line anywhere. */
const plain = (text: string) => text.replaceAll(/[^!-~]/g, '')

type Printed = { template: Parameters<typeof printPdf>[0]; data: object; fields: readonly string[] }

/** Each field with a text in front that no other field has, so that every one of them is looked for by itself. */
const fieldsWith = (text: string) => {
  const fields: string[] = []
  const field = () => {
    const value = `f${fields.length}f ${text}`
    fields.push(value)
    return value
  }
  return { field, fields }
}

const prints: Record<string, (text: string) => Printed> = {
  letter: (text) => {
    const { field, fields } = fieldsWith(text)
    const data = {
      locale: 'nl',
      title: 'Brief',
      day: '2027-03-01',
      dayText: '1 maart 2027',
      organisation: field(),
      address: [field(), field(), field()],
      greeting: `Beste ${isolatedText(field())},`,
      paragraphs: [`Wilt u ons bellen? ${isolatedText(field())}`, 'Of mailen.'],
      closing: 'Met vriendelijke groet,',
      signature: field(),
    }
    return { template: 'letter', data, fields }
  },
  'family-report': (text) => {
    const { field, fields } = fieldsWith(text)
    const row = () => ({ lines: [{ label: 'Naam', value: field() }] })
    const data = {
      locale: 'nl',
      title: 'Alles over uw gezin',
      organisation: field(),
      day: '2027-03-01',
      dayText: '1 maart 2027',
      paragraphs: [field()],
      sections: [{ title: field(), about: field(), rows: [row(), row()] }],
      closing: { title: 'Klopt er iets niet?', text: field() },
    }
    return { template: 'family-report', data, fields }
  },
  release: (text) => {
    const { field, fields } = fieldsWith(text)
    const release = {
      ...boardWeek,
      organisation: field(),
      recipient: field(),
      comment: field(),
      requests: [field(), field()],
      points: [field()],
      quotes: [field()],
    }
    return { template: 'release', data: wordedRelease(release, 'nl'), fields }
  },
  'withdrawn release': (text) => {
    const { field, fields } = fieldsWith(text)
    const release = { ...withdrawnFor, organisation: field(), withdrawnReason: field() }
    return { template: 'release', data: wordedRelease(release, 'nl'), fields }
  },
}

describe('a print', () => {
  test('is made of one of these templates', () => {
    const templates = codeIn('src').flatMap((file) =>
      isTest(file) ? [] : [...textOf(file).matchAll(/printPdf\('([\w-]+)'/g)].map(([, name]) => name),
    )
    expect(templates.length).toBeGreaterThan(2)
    expect(new Set(templates)).toEqual(new Set(Object.values(prints).map((print) => print('').template)))
  })

  test.each(Object.keys(prints))(
    'shows every hostile text in every field as it was typed, and does nothing: %s',
    async (name) => {
      for (const [kind, whole] of Object.entries(hostileTexts)) {
        const text = whole.slice(0, 400) // typesetting ten thousand marks on one letter, in each field, takes minutes
        const { template, data, fields } = prints[name]!(text)
        const pdf = await printPdf(template, data)
        const shown = plain(textOfPdf(pdf))
        expect(fields.length).toBeGreaterThan(1)
        for (const field of fields) {
          // A mark of direction turns what is behind it, on paper too: its letters stand there in another order.
          const expected = plain(kind === 'direction' ? (field.split('\u202E')[0] ?? '') : field)
          expect([kind, field, shown.includes(expected)]).toEqual([kind, field, true])
        }
        expect(openedPdf(pdf)).not.toMatch(/\/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|URI)\b/)
      }
    },
  )
})
