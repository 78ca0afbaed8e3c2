import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interview, interviewsOf, said } from '../../../tests/arbitrary-answers'
import { quietPlace, version2, withAnOptionMore } from '../../../tests/second-version/records'
import { instrumentFrom } from '../instrument/instrument-from'
import { version1 } from '../instrument/version-1/version-1'
import { codebookOf } from './codebook'
import { codedFact, factValues } from './coded-fact'
import { countedFacts, type CountedFact } from './counting'
import { interviewFact, type EndedInterview } from './interview-fact'

const versions = [instrumentFrom(version1), instrumentFrom(version2)] as const
const [one, other] = versions
const newChoices = [
  ...quietPlace.options.map((option) => `${quietPlace.key} ${option}`),
  `${withAnOptionMore} quiet_place`,
]

const factsOf = (interviews: readonly EndedInterview[]) => countedFacts(interviews.map(interviewFact))
const withValues = (values: { readonly [key: string]: number | null | undefined }) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
const sorted = (choices: { readonly [key: string]: readonly string[] | undefined }) =>
  Object.fromEntries(Object.entries(choices).map(([key, codes]) => [key, codes?.toSorted()]))

/** What is chosen among what the version offers; a language beside those is kept under its own tag. */
const offered = ({ instrument, choices }: CountedFact, openCodes: readonly string[]) =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([key, codes]) => {
      const closed = codes.filter((code) => !openCodes.includes(`${key} ${code}`))
      return instrument.itemByKey(key) && closed.length > 0 ? [[key, closed]] : []
    }),
  )

describe('a fact in numbers', () => {
  test.each([
    [1, one, []],
    [2, other, newChoices],
  ] as const)(
    'of version %i gives back choices, weights and grades, also of what only that version asks',
    (_version, instrument, newInVersion) => {
      let factsCompared = 0
      const choicesMade = new Set<string>()
      fc.assert(
        fc.property(interviewsOf(instrument), (interviews) => {
          for (const fact of factsOf(interviews)) {
            factsCompared += 1
            const { codes, openCodes } = codedFact(fact)
            const values = factValues(instrument, codes)
            for (const [key, chosen] of Object.entries(values.choices))
              for (const code of chosen ?? []) choicesMade.add(`${key} ${code}`)
            expect(sorted(values.choices)).toEqual(sorted(offered(fact, openCodes)))
            expect(values.weights).toEqual(withValues(fact.weights))
            expect(values.grades).toEqual(withValues(fact.grades))
            expect(codes.map((code) => codebookOf(instrument).entryOf(code))).not.toContain(undefined)
            expect(new Set(codes).size).toBe(codes.length)
          }
        }),
        { numRuns: 120 },
      )
      expect(factsCompared).toBeGreaterThan(50)
      expect(newChoices.filter((choice) => choicesMade.has(choice))).toEqual(newInVersion)
    },
  )

  test('keeps a language that is not offered under its own tag', () => {
    const [fact] = factsOf([interview({ instrument: one }, said({ home_languages: ['ti', 'zh-Hant'] }))])
    expect(codedFact(fact!).openCodes).toEqual(['home_languages zh-Hant'])
  })

  test('refuses a value that its version has no number for: nothing is dropped', () => {
    const [fact] = factsOf([interview({ instrument: other }, said({ internet: 'yes' }))])
    const unknown = { ...fact!, choices: { ...fact!.choices, internet: ['never_heard_of'] } }
    expect(() => codedFact(unknown)).toThrow('has no number for choice internet')
    expect(() => codedFact({ ...fact!, grades: { parent: 11 } })).toThrow('has no number for grade parent')
    const ofOtherVersion = { ...fact!, choices: { [quietPlace.key]: ['no'] }, instrument: one }
    expect(() => codedFact(ofOtherVersion as CountedFact)).toThrow(`has no number for choice ${quietPlace.key}`)
  })

  test('refuses a number that its version does not have', () => {
    const last = codebookOf(one).entries.length
    expect(() => factValues(one, [last])).not.toThrow()
    for (const number of [last + 1, 0, -1]) expect(() => factValues(one, [number]), `${number}`).toThrow('no number')
  })
})

describe('the codebook', () => {
  test.each(versions.map((instrument) => [instrument.version, instrument] as const))(
    'of version %i has one number for each entry, and one entry for each number',
    (_version, instrument) => {
      const { entries, numberOf, entryOf } = codebookOf(instrument)
      entries.forEach((entry, index) => {
        expect(numberOf(entry.of, entry.key, entry.code)).toBe(index + 1)
        expect(entryOf(index + 1)).toBe(entry)
      })
      expect([entryOf(0), entryOf(entries.length + 1), numberOf('choice', 'internet', 'never')]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    },
  )
})
