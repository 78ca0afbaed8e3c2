import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameIndex, type ProtectedNames } from '@/domain/disclosure/text-check/name-index'
import { kindsOfPlace, ordinaryWords, particles } from '@/domain/disclosure/text-check/ordinary-words'
import { namesAcrossTexts, stoppedWords } from '@/domain/disclosure/text-check/text-check'
import { wordsIn } from '@/domain/disclosure/text-check/text-words'
import { visibleText } from '@/domain/visible-text'
import { saveTextSchema } from '@/features/releases/schema'
import { disguises, disguisesOfWhole } from './disguises'
import { demoFamilies } from './families'
import { demoBoards, demoSchools, municipality, streets } from './schools'
import { randomFrom } from './random'
import { quotes, releaseTexts } from './release-texts'
import { demoStaff } from './staff'

const people = [
  ...new Set([
    ...demoFamilies(randomFrom(1)).map(({ parentName }) => parentName),
    ...demoStaff.map(({ name }) => name),
  ]),
]
const places = [...demoSchools, ...demoBoards].map(({ name }) => name)
const addresses = streets.map((street, index) => `${street} ${index + 1}, ${municipality.name}`)
const demo: ProtectedNames = { people, places: [...new Set(places)], addresses, municipalities: [municipality.name] }
const knowing = (names: ProtectedNames) => ({ names: nameIndex(names), verbatimRuns: new Set<string>() })
const known = knowing(demo)

const isStopped = (text: string) => stoppedWords(text, known).some(({ rule }) => rule === 'text_name')
const inSentence = (name: string) => `Volgens ${name} gaat het nu beter.`

const namesOnly = (name: string): string[] =>
  name.split(/[\s-]+/).filter((part) => {
    const look = wordsIn(part)[0]?.look ?? ''
    return !particles.has(look) && !kindsOfPlace.has(look) && part !== municipality.name
  })
const wholes = [...new Set([...people, ...places])].filter((name) => namesOnly(name).length > 1)
const parts = [...new Set([...people, ...places].flatMap(namesOnly))]

const casesOf = (names: readonly string[], ways: typeof disguises) =>
  names.flatMap((name) => Object.entries(ways).map(([way, disguise]) => ({ way, name, written: disguise(name) })))
const passed = (cases: ReturnType<typeof casesOf>) =>
  cases.filter(({ written }) => !isStopped(inSentence(written))).map(({ way, name }) => `${name}: ${way}`)

describe('the text check stops every name of the demo', () => {
  test('in every disguise of a whole name', () => {
    const cases = casesOf(wholes, { ...disguises, ...disguisesOfWhole })
    expect(wholes.length).toBeGreaterThan(250)
    expect(cases).toHaveLength(wholes.length * (Object.keys(disguises).length + Object.keys(disguisesOfWhole).length))
    expect(passed(cases)).toEqual([])
  })

  test('in every disguise of a part of a name', () => {
    const cases = casesOf(parts, disguises)
    expect(parts.length).toBeGreaterThan(120)
    expect(cases).toHaveLength(parts.length * Object.keys(disguises).length)
    expect(passed(cases)).toEqual([])
  })

  test('in small letters, and at the beginning of a sentence, when it is no ordinary word', () => {
    const rare = parts.filter((part) => !ordinaryWords.has(wordsIn(part)[0]?.look ?? ''))
    expect(rare.length).toBeGreaterThan(100)
    expect(rare.filter((part) => !isStopped(inSentence(part.toLowerCase())))).toEqual([])
    expect(rare.filter((part) => !isStopped(`${part} helpt elke dag.`))).toEqual([])
  })
})

/**
 * Characters that are not drawn: those that Unicode calls format characters or ignorable, and control characters other than
 * line ends.
 */
const unseen = Array.from({ length: 0xe0200 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))
  .filter((character) => /[\p{Cf}\p{DI}]/u.test(character))

test('a name with invisible characters is stored without them, and stopped', () => {
  expect(unseen).toContain('\u202e')
  expect(unseen.length).toBeGreaterThan(400)
  const places = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...unseen)), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.constantFrom(...wholes), places, (name, inserted) => {
      const letters = [...name]
      for (const [at, character] of inserted) letters.splice(at % (letters.length + 1), 0, character)
      const text = inSentence(letters.join(''))
      const stored = saveTextSchema.shape.comment.parse(text)
      expect(stored).toBe(inSentence(visibleText(name)))
      expect(isStopped(stored)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

const ordinary = fs.readFileSync('tests/ordinary-sentences.txt', 'utf8').trim().split('\n')
const common: ProtectedNames = {
  people:
    `Jan de Boer, Anna de Jong, Roos Bakker, Merel Visser, Sterre Smit, Lente van Dijk, Daan van den Berg, Linde Bos,
    Bram Mulder, Mei Vos, Noor Klein, Sem de Groot, Ben de Wit, Iris Zwart, Jasmijn de Haan, Floor Bloem, Sam van der Hart, Bas Storm,
    Tim Sterk, Fleur de Koning, Max Prins, Wil Meester, Lot Kok, Hope Brouwer, Mila Dekker, Luca Timmerman, Zoë Molenaar,
    Finn Schipper, Saar Slager, Jip Kramer, Puck Kuiper, Kees Post, Piet van der Linden, Joke van de Ven, Truus van Dam,
    Mees de Graaf, Lieke Maas, Julia van Vliet, Tess van der Meer, Lars Hoekstra, Emma de Vries, Lucas Jansen, Sophie Peters,
    Thijs Schilder, Evi Tuinman, Teun Kapper, Jet Kleermaker, Guus Ridder, Lies Hoop, Henk Vrede, Luuk van Beek, Nina van Veen`
      .split(',')
      .map((name) => name.trim()),
  places:
    `De Regenboog, De Klimop, De Brug, Het Kompas, De Roos, De Merel, Sterre der Zee, De Lente, De Hoop, De Vrede, De Vlinder,
    De Wegwijzer, De Ark, De Sleutel, De Springplank, De Bron, De Horizon, De Linde, De Eik, De Wilg, De Toren, De Parel,
    Het Anker, De Zonnebloem, De Vogel, De Basis, De Schatkist, De Zon, Basisschool Het Bos, Openbare Basisschool De Molen,
    De Haven, De Boot, De Dijk, De Kring, Het Talent, De Sterren, Stichting Openbaar Onderwijs Samen Sterk, Het Hart`
      .split(',')
      .map((name) => name.trim()),
  addresses:
    `Schoolplein 1, Kerkstraat 2, Molenweg 3, Aan de Dijk 4, Brugstraat 5, Stationsweg 6, Markt 7, Grote Markt 8, Hoofdstraat 9,
    Wilhelminastraat 10, Bosweg 11, Zandpad 12, Burgemeester Jansenlaan 13, Zonnebloem 14, Lindelaan 15, Park 16, Plein 17`
      .split(',')
      .map((address) => address.trim()),
}

describe('the text check lets ordinary texts pass', () => {
  test('more than 99 in a hundred sentences, with common surnames, first names and schools in the database', () => {
    const all = knowing({
      people: [...demo.people, ...common.people],
      places: [...demo.places, ...common.places],
      addresses: [...addresses, ...(common.addresses ?? [])],
      municipalities: [municipality.name],
    })
    const stopped = ordinary.flatMap((sentence) => {
      const pieces = stoppedWords(sentence, all)
      return pieces.length > 0 ? [{ sentence, pieces }] : []
    })
    expect(ordinary).toHaveLength(500)
    const fewest = ordinary.length / 100 - 1
    expect(stopped.slice(fewest)).toEqual([])
    const inPairs = ordinary.map((sentence, at) => [sentence, ordinary[(at * 7 + 1) % ordinary.length] ?? ''])
    const whole = (text: string) => text.replace(/[.?!]$/, '')
    const across = inPairs.filter((pair) => namesAcrossTexts(pair.map(whole), all).length > 0)
    expect(across.slice(fewest)).toEqual([])
  })

  test('every text that the demo writes', () => {
    const texts = [...releaseTexts.municipality, ...releaseTexts.board].flatMap(({ comment, points, requests }) => [
      comment,
      ...points,
      ...requests,
    ])
    expect(texts.length).toBeGreaterThan(10)
    expect(texts.filter((text) => stoppedWords(text, known).length > 0)).toEqual([])
    expect(quotes.filter(({ text }) => stoppedWords(text, known, 'quote').length > 0)).toEqual([])
  })
})
