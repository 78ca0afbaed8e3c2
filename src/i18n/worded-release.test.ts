import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boardWeek,
  hostile,
  municipalityWeek,
  nearlyNothing,
  schoolBlock,
  tooFew,
  withdrawn,
  withdrawnFor,
} from '../../tests/release-samples'
import { gradeBands } from '@/domain/disclosure/policy/grade-bands'
import { indexBands } from '@/domain/disclosure/policy/index-bands'
import { figureKeys, kindOf, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { shareBands } from '@/domain/disclosure/policy/share-bands'
import { sizeClassOf } from '@/domain/disclosure/policy/size-class'
import { present } from '../../tests/present'
import type { ReadRelease } from '@/domain/export/read-release'
import { weekOf } from '@/domain/figures/week'
import { locales } from './locale'
import { wordedRelease } from './worded-release'

const textsOf = { share: shareBands, grade: gradeBands, index: indexBands }
const all = [boardWeek, municipalityWeek, schoolBlock, nearlyNothing, tooFew, withdrawn, hostile]
const figuresOf = (release: ReadRelease) => wordedRelease(release, 'nl').counting.figures
const figureOf = (release: ReadRelease, key: FigureKey) =>
  present(figuresOf(release).find((figure) => figure.key === key))

describe('a figure in words', () => {
  test('has words and a position for every text that the rules can publish, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 250 }), fc.constantFrom(...figureKeys), (n, key) => {
        const size = present(sizeClassOf(n))
        for (const { text } of textsOf[kindOf(key)](n)) {
          const release: ReadRelease = { ...boardWeek, families: size, figures: [{ key, said: true, text, size }] }
          for (const locale of locales) {
            const figure = present(wordedRelease(release, locale).counting.figures.find((one) => one.key === key))
            expect(figure.band).not.toBeNull()
            expect(figure.words).not.toMatch(/[{}:]|release\./)
            expect(figure.drawn).toContain(figure.words)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('words a band, a grade and a class as people say them', () => {
    const words = (key: FigureKey, text: string, locale: 'nl' | 'en') =>
      present(
        wordedRelease(
          { ...boardWeek, figures: [{ key, said: true, text, size: '50-99' }] },
          locale,
        ).counting.figures.find((figure) => figure.key === key),
      ).words
    expect(words('worries', 'third:middle', 'nl')).toBe('een tot twee derde')
    expect(words('worries', 'band:70-80', 'nl')).toBe('70 tot 80\u00a0%')
    expect(words('worries', 'most:10', 'en')).toBe('at most 10\u00a0%')
    expect(words('grade_parent', 'grade:6.5', 'nl')).toBe('ongeveer 6,5')
    expect(words('grade_parent', 'grade:least:9.0', 'en')).toBe('at least 9.0')
    expect([words('load', 'class:high', 'nl'), words('capacity', 'class:high', 'nl')]).toEqual(['zwaar', 'groot'])
  })

  test('has the same words whether it is withheld or cannot be read', () => {
    const nothing = figuresOf(tooFew)
    expect(new Set(nothing.map(({ words, band, size }) => JSON.stringify([words, band, size]))).size).toBe(1)
    const unread = { ...boardWeek, figures: [{ key: 'worries', said: true, text: 'count:12', size: '10-19' } as const] }
    expect(figureOf(unread, 'worries')).toEqual(figureOf(tooFew, 'worries'))
  })

  test('stays withheld under the threshold, even if the release holds a figure', () => {
    const few = { ...boardWeek, families: null }
    expect(figuresOf(few).filter(({ band }) => band !== null)).toEqual([])
  })
})

describe('the week in sentences', () => {
  test('has at most five sentences for every release, and none is empty', () => {
    for (const release of all)
      for (const locale of locales) {
        const { sentences } = wordedRelease(release, locale)
        expect(sentences.length).toBeGreaterThan(0)
        expect(sentences.length).toBeLessThanOrEqual(5)
        for (const sentence of sentences) expect(sentence).toMatch(/^[^{}]{12,}\.$/)
      }
  })

  test('mentions no withheld figure', () => {
    expect(wordedRelease(nearlyNothing, 'nl').sentences).toEqual([
      'We spraken 10 tot 19 gezinnen met kinderen op uw scholen.',
      'Twee derde of meer van de ouders heeft: mensen om zich heen.',
    ])
    const nothing = { ...nearlyNothing, figures: tooFew.figures }
    expect(wordedRelease(nothing, 'nl').sentences).toHaveLength(2)
  })

  test('says of whom something is true, and names at most three things in a sentence', () => {
    const { sentences } = wordedRelease(boardWeek, 'nl')
    expect(sentences.slice(1)).toEqual([
      'De draaglast is zwaar en de draagkracht is klein.',
      'Twee derde of meer van de ouders kan helpen met huiswerk.',
      'Voor twee derde of meer van de ouders is dit lastig: brieven van school, de regels van nu en zorgen om anderen.',
      'Twee derde of meer van de ouders heeft: iets dat goed gaat en mensen om zich heen.',
    ])
    const alike = boardWeek.figures.map(({ key }) => ({ key, said: true, text: 'third:low', size: '10-19' }) as const)
    expect(wordedRelease({ ...boardWeek, figures: alike }, 'nl').sentences[3]).toMatch(
      /: onder meer [^,]+, [^,]+, [^,]+\.$/,
    )
  })

  test('says only that there were too few families', () => {
    const { sentences, tooFew: words } = wordedRelease(tooFew, 'nl')
    expect(sentences.join(' ')).toContain('te weinig gezinnen')
    expect(words).toBe('te weinig gezinnen')
  })
})

describe('the head', () => {
  test('names recipient, period, days, number and revision', () => {
    const week = wordedRelease(boardWeek, 'nl')
    expect([week.period, week.days, week.issue]).toEqual(['week 14 van 2020', '30 maart – 5 april 2020', 'uitgave 12'])
    const block = wordedRelease(schoolBlock, 'nl')
    expect([block.period, block.issue]).toEqual(['week 13 tot en met 16 van 2020', 'uitgave 14, herziening 2'])
    expect(block.about).toBe('Over gezinnen met kinderen op De Regenboog (Stichting Rijnoever)')
  })

  test('names both years and months when they differ', () => {
    const over = { grain: 'block', at: weekOf('2020-12-28'), from: '2020-12-28', until: '2021-01-24' } as const
    const { period, days } = wordedRelease({ ...boardWeek, period: over }, 'nl')
    expect(period).toBe('week 53 van 2020 tot en met week 3 van 2021')
    expect(days).toBe('28 december 2020 – 24 januari 2021')
    const within = { ...boardWeek.period, from: '2020-04-13', until: '2020-04-19' }
    expect(wordedRelease({ ...boardWeek, period: within }, 'nl').days).toBe('13 – 19 april 2020')
  })

  test('explains that a withheld figure can still tell something, but never about one family', () => {
    const lines = (locale: 'nl' | 'en') => wordedRelease(boardWeek, locale).withheld.lines.join(' ')
    expect(lines('nl')).not.toContain('zegt niets')
    expect(lines('nl')).toContain('kan er soms uit afleiden welke uitkomsten het niet waren')
    expect(lines('en')).not.toContain('says nothing')
    expect(lines('en')).toContain('can sometimes tell which outcomes it was not')
  })

  test('has a notice for a release that is replaced or withdrawn', () => {
    expect(wordedRelease(boardWeek, 'nl').notice).toBeNull()
    expect(wordedRelease(withdrawn, 'nl')).toHaveProperty('why', null)
    expect(wordedRelease(withdrawn, 'nl').notice).toMatch(/^Ingetrokken/)
    expect(wordedRelease(withdrawnFor, 'en')).toHaveProperty('why', 'Why: De weken waren verwisseld.')
    expect(wordedRelease(withdrawnFor, 'en').notice).toMatch(/^Withdrawn/)
    expect(wordedRelease({ ...boardWeek, state: 'replaced' }, 'en').notice).toMatch(/^Replaced/)
  })
})

test('shows every figure of the closed list once on its first page', () => {
  const { balance, headline, needs, strengths, grades } = wordedRelease(boardWeek, 'nl')
  const shown = [balance.load, balance.capacity, headline, ...needs.figures, ...strengths.figures, ...grades.figures]
  expect(shown.map(({ key }) => key).toSorted()).toEqual([...figureKeys].toSorted())
})

test('a name that looks like a message pattern is shown unchanged', () => {
  const { about } = wordedRelease({ ...boardWeek, node: { level: 'board', name: "{x} 'y' #", within: null } }, 'nl')
  expect(about).toContain("{x} 'y' #")
})
