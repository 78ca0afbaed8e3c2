import { describe, expect, test, vi } from 'vitest'
import { instrumentOf } from '@/domain/instrument/instrument'
import type * as texts from './version-texts'
import { weekExplainedOf } from './week-explained'

vi.mock('@/domain/instrument/versions', async () => {
  const { version1 } = await import('@/domain/instrument/version-1/version-1')
  const { version2 } = await import('../../tests/second-version/records')
  return { definitions: [version1, version2] }
})
vi.mock('./version-texts', async (original) => {
  const { versionTexts } = await original<typeof texts>()
  const { secondTexts } = await import('../../tests/second-version/texts')
  return { versionTexts: { ...versionTexts, 2: secondTexts } }
})

const linesOf = (version: number, locale: 'nl' | 'en') =>
  weekExplainedOf(locale, instrumentOf(version)).parts.flatMap(({ heading, lines }) => [heading, ...lines])

describe('the explanation of the figures of a week', () => {
  test('names the load items of the version, of which the second has a tenth: the quiet place', () => {
    expect(linesOf(1, 'nl')).toContain(
      'De draaglast gaat over 9 onderdelen: te weinig ruimte in huis, brieven van school, huiswerk lukt niet goed, geen goed internet, te weinig laptops, eigen zorgen, zorgen om anderen, regels onduidelijk en geld voor boodschappen.',
    )
    expect(linesOf(2, 'nl')).toContain(
      'De draaglast gaat over 10 onderdelen: te weinig ruimte in huis, brieven van school, huiswerk lukt niet goed, geen rustige plek, geen goed internet, te weinig laptops, eigen zorgen, zorgen om anderen, regels onduidelijk en geld voor boodschappen.',
    )
    expect(linesOf(2, 'en').find((line) => line.startsWith('Load is about 10 parts: '))).toContain(', no quiet place, ')
  })

  test('says what the version shows for the whole organisation only', () => {
    const line = (version: number) => linesOf(version, 'nl').find((text) => text.startsWith('Alleen voor de hele'))
    expect(line(1)).toContain(': taal thuis, anderen in huis en groot gezin in een klein huis.')
    expect(line(2)).toContain(': taal thuis en groot gezin in een klein huis.')
  })

  test('says how many answers a call needs, and explains each group and named rule of the version', () => {
    const { indexes, ...instrument } = instrumentOf(1)
    const load = { ...indexes.load, least: 6, items: indexes.load.items.filter(({ key }) => key !== 'devices') }
    const questions = instrument.questions.filter(({ key }) => key !== 'devices')
    const withoutDevices = { ...instrument, questions, indexes: { ...indexes, load } }
    const text = (...args: Parameters<typeof weekExplainedOf>) => JSON.stringify(weekExplainedOf(...args))
    const expected = text('nl', instrumentOf(1))
    for (const part of [
      'bij 5 of meer',
      'bij 3 of meer',
      'Vier groepen',
      'Bij laptops',
      'Een laptop voor',
      'thema’s is',
      'Iets voor anderen',
    ])
      expect(expected).toContain(part)
    const other = text('nl', withoutDevices)
    for (const part of ['bij 6 of meer', '3 groepen']) expect(other).toContain(part)
    for (const part of ['Bij laptops', 'Een laptop voor']) expect(other).not.toContain(part)
  })

  test('has a value for every place in its lines', () => {
    for (const locale of ['nl', 'en'] as const)
      expect(linesOf(1, locale).filter((line) => line === '' || /[{}]|undefined/.test(line))).toEqual([])
  })
})
