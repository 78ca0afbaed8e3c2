/**
 * Numbers of people in words: “drie erg grote gezinnen”, “één ouder”, “een op drie”, “Twaalf hebben geen laptop”. A number of
 * something else passes, also beside people: “twee keer per week bellen ouders”.
 */
import { end, numeral, people, peopleAlone, word } from './number-words'
import { setOf } from './ordinary-words'
import { spansOf, type Span } from './text-skeleton'

/** The signs between two words of one sentence: a sign that ends the sentence also ends what is counted. */
const gap = String.raw`[^\p{L}\p{N}.!?:;…]+`
/** A numeral other than the article: “een gezin” means a family. */
const clear = String.raw`(?!een${end}|one${end})${numeral}`
const oneWord = /^één$/iu

/** Things that are counted instead of people when they follow the number. */
const things = setOf(`
  keer keren maal uur uren uurtje uurtjes kwartier minuut minuten seconden dag dagen dagdelen week weken weekend weekenden
  maand maanden jaar jaren euro procent graden meter kilometer punten onderwerpen dingen zaken vragen redenen tips manieren
  plek plekken scholen klassen groepen talen gesprekken woorden brieven berichten laptops boeken maaltijden ochtend ochtenden
  middag middagen avond avonden nacht nachten kamers huizen wijken momenten stappen lijn app kaart nummer
  times hours days weeks months years minutes things ways schools
`)
const prepositions = setOf(`
  in op met aan bij voor naar na uit over onder tot te om door zonder per tussen tegen sinds vanaf rond binnen naast via tijdens
  on at with for to from by per
`)
/** Words that begin another part of the sentence. */
const clauseWords = setOf(`
  als dat dan maar want omdat zodat terwijl wanneer waar waarin hoe wat wie toen dus ook er ik we wij zij ze hij u jullie
  is zijn was waren heeft hebben had hadden wordt worden werd werden kan kunnen kon konden wil willen wilde wilden moet moeten
  mag mogen zal zullen gaat gaan ging gingen komt komen kwam kwamen doet doen zegt zeggen vindt vinden vraagt geeft geven
  krijgt krijgen helpt helpen blijft blijven belt bellen belden staat staan zit zitten eet eten slaapt slapen maakt maken
  spelen leren lezen wachten missen horen zien are were have has that which who when as
`)
const determiners = setOf('de deze die onze alle hun mijn hele')
/** The beginning of a time: “om zes”, “tussen vier en zes”. */
const isTime =
  /(?:^|\P{L})(?:om|na|rond|tot|vanaf|tegen|half|over|sinds|voor|tussen)\s+(?:\p{L}+\s+en\s+)?(?:ongeveer\s+|half\s+)?$/iu

const isParticiple = (adjective: string) => /^(?:ge|ver|be|ont|over|uit|aan|af|eigen)/u.test(adjective)
/** Is the word between a noun, as in “twee dingen vertellen ouders”? In “drie gescheiden ouders” it is a participle. */
const isNoun = (between: string) => between.endsWith('en') && !isParticiple(between)

const belongsToNumber = (words: readonly string[], textBefore: string): boolean => {
  const [first = '', last = ''] = [words.at(0), words.at(-1)]
  if (things.has(first) || isNoun(first) || words.some((between) => clauseWords.has(between))) return false
  if (!words.some((between) => prepositions.has(between))) return true
  // “Drie uit Syrië gevluchte gezinnen” counts families, although a preposition follows the number.
  return last.endsWith('e') && !determiners.has(last) && !isTime.test(textBefore)
}

const isPlural = (noun: string) => /(?:s|people|children|(?<!huishoud|jong)en)$/iu.test(noun)

const countedNouns = new RegExp(
  String.raw`${word}(?=(${clear}(?:\s+en\s+${numeral})?|${numeral}tal(?:len)?|(?<=\b(?:slechts|precies|exact)\s+)een)((?:${gap}\p{L}+){0,3}?)(${gap})(${people})${end}(?!-\p{L}))`,
  'giu',
)

const peopleCounted = (letters: string): Span[] =>
  [...letters.matchAll(countedNouns)].flatMap(
    ({ index, 1: number = '', 2: between = '', 3: space = '', 4: noun = '' }) => {
      const words = between.toLowerCase().match(/\p{L}+/gu) ?? []
      const isOneOfPlural = oneWord.test(number) && isPlural(noun) && !['van', 'of'].includes(words[0] ?? '')
      if (isOneOfPlural || !belongsToNumber(words, letters.slice(Math.max(0, index - 40), index))) return []
      return [{ from: index, to: index + number.length + between.length + space.length + noun.length }]
    },
  )

const several =
  'hebben|hadden|kunnen|konden|willen|wilden|moeten|krijgen|kregen|zoeken|zochten|vragen|vroegen|wonen|woonden|missen|misten|' +
  'slapen|sliepen|zeggen|zeiden|vertellen|vertelden|vinden|vonden|have|had|need|want|live|say|said|told|miss'
const single = 'heeft|had|wil|krijgt|zoekt|vraagt|woont|mist|slaapt|zegt|zei|vertelt|vindt'
/** Numbers that stand for people: “Twaalf hebben geen laptop”. Only a person has, wants or says something. */
const subjects = [
  new RegExp(String.raw`${word}(?!één)${clear}${gap}(?:${several})${end}`, 'giu'),
  new RegExp(String.raw`${word}één${gap}(?:${single})${end}`, 'giu'),
  new RegExp(String.raw`(?<=(?:^|[.!?:;…\n])[^\p{L}\p{N}]{0,4})(?!één)${clear}\s+(?:zijn|waren|are|were)${end}`, 'giu'),
]
const isOfThings = /(?:die|deze|those|these)\s+$/iu

const adjectives = String.raw`(?:${gap}(?:de|het|deze|onze|alle|the|our|all|erg|heel|zeer|\p{Ll}+e)){0,4}`
const shares: readonly RegExp[] = [
  new RegExp(
    String.raw`${word}(?:helft|kwart|derde|driekwart|tweederde|half|third|quarter)${gap}(?:van|of)${adjectives}${gap}(?:${people})${end}`,
    'giu',
  ),
  new RegExp(
    String.raw`${word}(?:helft|driekwart|tweederde)${gap}(?:van${gap}hen${gap})?(?:${single}|${several}|is|zijn|kan)${end}`,
    'giu',
  ),
  new RegExp(String.raw`${word}een${gap}(?:kwart|derde)${gap}(?:${single}|${several})${end}`, 'giu'),
  new RegExp(String.raw`${word}${clear}${gap}(?:van${gap}(?:hen|ons)|of${gap}(?:them|us))${end}`, 'giu'),
  new RegExp(String.raw`${word}${numeral}${gap}(?:op|van)${gap}de${gap}${numeral}${end}`, 'giu'),
  new RegExp(String.raw`${word}${numeral}${gap}op${gap}(?!een${end}|één${end})${numeral}${end}`, 'giu'),
  new RegExp(String.raw`${word}${numeral}${gap}(?:in|out\s+of)${gap}(?:every\s+)?(?!een${end})${numeral}${end}`, 'giu'),
  new RegExp(String.raw`${word}${numeral}[^\p{L}\p{N}]*(?:procent|percent|per\s+cent)${end}`, 'giu'),
  new RegExp(String.raw`${word}one${end}(?=\s+(?:${people})${end})`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}])[VXLCDM](?=\s+(?:${people})${end})`, 'gu'),
  // A numeral and its people can be written together.
  new RegExp(String.raw`${word}(?!(?:een|one)(?:${peopleAlone})${end})${numeral}(?:${peopleAlone})${end}`, 'giu'),
]

export const countsIn = (letters: string): Span[] => [
  ...peopleCounted(letters),
  ...subjects
    .flatMap((pattern) => spansOf(letters, pattern))
    .filter(({ from }) => {
      const textBefore = letters.slice(Math.max(0, from - 40), from)
      return !isTime.test(textBefore) && !isOfThings.test(textBefore)
    }),
  ...shares.flatMap((pattern) => spansOf(letters, pattern)),
]
