import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameIndex, type ProtectedNames } from './name-index'
import { stoppedWords } from './text-check'
import { foldedWords, verbatimRuns, wordStretches } from './text-verbatim'
import { wordsIn } from './text-words'

const names: ProtectedNames = {
  people: [
    'Fatma Yılmaz',
    'Zoë Jansen',
    'Anne-Marie de Boer',
    'Roos op de Dijk',
    'Bo van den Berg',
    'Jörg Müller',
    'فاطمة الزهراء',
    'Мария Иванова',
    'Noor Verzonnen',
    'Ismet Verzonnen',
    'Bente Verzonnen',
  ],
  places: ['De Klimop', 'Basisschool De Regenboog', 'Openbaar Onderwijs Veenstad', 'Stichting Lisdodde'],
  addresses: [
    'Dorpsstraat 12, 2312 AB Veenstad',
    'Hugo de Grootlaan 3',
    '2e Wormerkade 7 a\nOosterdorp',
    'Lange Rietstr. 14',
    'Schoolplein 4, Veenstad',
    'Aan de Dijk 9',
    'p/a Kruimelaar, Veenwortel 3, 2312 AB Oosterdorp',
    '',
    '31',
  ],
  municipalities: ['Veenstad'],
}
const protectedWords = { names: nameIndex(names), verbatimRuns: new Set<string>() }
const stopped = (text: string) => stoppedWords(text, protectedWords)
const named = (words: string) => ({ rule: 'text_name', words })

describe('a name is stopped and reported as it is written', () => {
  test.each([
    ['F a t m a'],
    ['Fat\u200bma'],
    ['Fat\u00adma'],
    ['Fátma'],
    ['Fatmas'],
    ['Fatmaatje'],
    ['Yilmaz'],
    ['YILMAZ'],
    ['YİLMAZ'],
    ['YıImaz'],
    ['Zoe'],
    ['zoë'],
    ['Jansens'],
    ['Annemarie'],
    ['anne marie'],
    ['Fat\u041ca'],
    ['𝐅𝐚𝐭𝐦𝐚'],
    ['Ｆａｔｍａ'],
    ['Fatrna'],
    ['Fat|ma'.replace('|', '\u2060')],
    ['Joerg'],
    ['Mueller'],
    ['Muller'],
    ['\u0641\u064e\u0627\u0637\u0650\u0645\u064e\u0629'],
    ['МАРИЯ'],
    ['fatma yılmaz'],
    ['Yılmaz, Fatma'],
    ['fatmayilmaz'],
    ['Lisdodde'],
    ['Fat     ma'],
    ['F\n\n\n\n\n\na\r\n\r\n\r\nt m a'],
    ['F \u200b \u200b \u200b a \u2060 \u2060 \u2060t m a'],
    ['Fatma          Yılmaz'],
    ['fat ------------ ma'],
    ['mijnFatma'],
    ['moederYilmaz'],
    ['heeftFatmaYilmazschulden'],
    ['heeftfatmayilmazschulden'],
    ['moederyilmaz'],
    ['moeder\u200bYilmaz'],
    ['yilmazschulden'],
    ['Dorpsstraat'],
    ['dorpsstraat'],
    ['Dorpsstr'],
    ['Dorpstraat'],
    ['dorps straat'],
    ['Hugo de Grootlaan'],
    ['grootlaan'],
    ['wormerkade'],
    ['veenwortel'],
    ['Lange Rietstraat'.slice(6)],
  ])('%j', (written) => {
    expect(stopped(`Volgens ${written} gaat het nu beter.`)).toEqual([named(written)])
  })

  test.each([
    ['Zo spreektmijnFatma daarover.', ['Fatma']],
    ['Zo heeftFatmaYilmazschulden gekregen.', ['FatmaYilmazschulden']],
    ['Zo spreekt fatma2 daarover.', ['fatma']],
    ['Zo spreekt 2fatma daarover.', ['fatma']],
    ['Zo sprak moeder\u200bYilmaz.', ['Yilmaz']],
  ])('also when it is written together with other words: %j', (text, [name]) => {
    const found = stopped(text).filter(({ rule }) => rule === 'text_name')
    expect(found).toHaveLength(1)
    expect(found[0]?.words.includes(name?.slice(0, 5) ?? '-')).toBe(true)
  })

  test('for every name of a text', () => {
    expect(stopped('Fatma en Zoë helpen.')).toEqual(['Fatma', 'Zoë'].map(named))
    expect(stopped('Fatma belt met Zoë, en fatma met Jansen.')).toEqual(['Fatma', 'Zoë', 'fatma', 'Jansen'].map(named))
  })
})

describe('an ordinary word that is also a name', () => {
  test.each([
    'De boer brengt melk naar school.',
    'Boeren zijn welkom in de klas.',
    'De klimop bij de ingang is weg.',
    'Na de regen stond er een regenboog.',
    'Op de dijk kunnen kinderen veilig fietsen.',
    'De roos is geplant. Roos in de tuin, zon op het plein.',
    'Een berg was, zegt men.',
    'Openbaar onderwijs in Veenstad is voor iedereen.',
    'Het is met de kinderen goed gegaan.',
    'Ik ben te laat, zei een kind.',
    'Zo e-mailen ouders liever. Zo’n oor voor ouders helpt.',
    'Op het schoolplein en op de dijk spelen kinderen twee keer per week.',
    'Lange dagen in Veenstad en Oosterdorp. Hoge kosten ook.',
    'Boeren zijn welkom. Boeren met een winkel ook.',
    'Een boer vertelt. De boeren vertellen dat ook.',
    'Van de ouders horen we dat het in de avond rustig is.',
  ])('passes where it is a word: %s', (text) => {
    expect(stopped(text)).toEqual([])
  })

  test.each([
    ['Wij spraken de Boer vandaag.', 'Boer'],
    ['Volgens mevrouw de boer gaat het beter.', 'boer'],
    ['De familie Boer helpt.', 'Boer'],
    ['Anne-Marie de boer helpt.', 'Anne-Marie de boer'],
    ['Volgens roos dijk gaat het beter.', 'roos dijk'],
    ['Roos vertelt dat het beter gaat.', 'Roos'],
    ['Het gaat beter, zegt Roos.', 'Roos'],
    ['Het gaat beter, zegt r o o s.', 'r o o s'],
    ['Het gaat beter, zegt ro\u200bos.', 'ro\u200bos'],
    ['Op de Klimop is het fijn.', 'Klimop'],
    ['De juf van de regenboog belt elke week.', 'regenboog'],
    ['Basisschool de klimop is gesloten.', 'klimop'],
    ['Bo helpt elke dag.', 'Bo'],
    ['Boer kan de huur niet betalen.', 'Boer'],
    ['Het gaat slecht. Boer heeft schulden.', 'Boer'],
    ['Boer en zijn vrouw zoeken hulp.', 'Boer'],
    ['Volgens de heer boer gaat het beter.', 'boer'],
    ['Zo spreekt mijnBoer daarover.', 'Boer'],
    ['Op het Schoolplein wonen ze.', 'Schoolplein'],
    ['Zij wonen op schoolplein twaalf.', 'schoolplein'],
    ['Dorpsstraat twaalf zit in nood.', 'Dorpsstraat'],
  ])('is stopped where it reads as a name: %s', (text, words) => {
    expect(stopped(text)).toEqual([named(words)])
  })
})

test.each([
  'Visser kan de huur niet betalen.',
  'Rust helpt. Smit heeft schulden.',
  'Bakker: een ouder. Vos vroeg hulp.',
])('a surname that begins a sentence without the article of a noun is a name: %s', (text) => {
  const people = ['Anna Visser', 'Jan Smit', 'Ida Vos', 'Ben Rust']
  const one = { names: nameIndex({ people, places: [] }), verbatimRuns: new Set<string>() }
  expect(stoppedWords(text, one)).toEqual([named(text.match(/Visser|Smit|Vos/)?.[0] ?? '')])
})

test('a surname that is a plural is a name where one person does something', () => {
  const bakkers = { names: nameIndex({ people: ['Anna Bakkers'], places: [] }), verbatimRuns: new Set<string>() }
  expect(stoppedWords('Bakkers heeft schulden.', bakkers)).toEqual([named('Bakkers')])
  expect(stoppedWords('Bakkers hebben het druk.', bakkers)).toEqual([])
})

test('a name inside another word passes where that word has another origin', () => {
  const people = ['Ida van Essen', 'Ida den Ouden', 'Ida Rijke', 'Ida Ernst', 'Ida Klaas']
  const protectedWords = { names: nameIndex({ people, places: [] }), verbatimRuns: new Set<string>() }
  const text =
    'Ouders houden lessen en flessen bij. Dat is belangrijk en ernstig, met sinterklaas: belangrijke vrouwen.'
  expect(stoppedWords(text, protectedWords)).toEqual([])
})

describe('an address is stopped', () => {
  test.each([
    ['Schrijf naar iemand@example.org.', 'text_email'],
    ['Kijk op www.example.org.', 'text_email'],
    ['Kijk op voorbeeld.nl/ouder daarvoor.', 'text_email'],
    ['Kijk op voorbeeld . nl daarvoor.', 'text_email'],
    ['Kijk op voorbeeld punt nl daarvoor.', 'text_email'],
    ['Schrijf naar ouder(at)voorbeeld daarover.', 'text_email'],
    ['Schrijf naar ouder [at] voorbeeld [punt] nl daarover.', 'text_email'],
    ['Schrijf naar kim punt de apenstaartje gmail punt com.', 'text_email'],
    ['Write to someone at example dot com.', 'text_email'],
    ['Wij wonen in 2312 AB.', 'text_postcode'],
    ['Maak het over naar NL00 BANK 0123.', 'text_iban'],
  ])('%s', (text, rule) => {
    expect(stopped(text).map((one) => one.rule)).toEqual([rule])
  })

  test.each([
    'Hij at thuis. Daarna ging het beter.',
    'Op dit punt komen ouders terug.',
    'Ouders, o.a. uit de wijk, m.b.t. rust.',
  ])('and an ordinary sentence passes: %s', (text) => {
    expect(stopped(text)).toEqual([])
  })
})

describe('words that somebody used in an interview', () => {
  const stoppedBeside = (text: string, ...answers: string[]) =>
    stoppedWords(text, { names: protectedWords.names, verbatimRuns: verbatimRuns(answers, wordStretches([text])) })
  const call = 'Wij gaan élke avond even -- met z’n allen naar buiten!'

  test.each([
    ['Ouders: wij gaan elke AVOND even, met', 'wij gaan elke AVOND even, met'],
    ['Zo gaan elke avond even met z’n allen naar school.', 'gaan elke avond even met z’n allen naar'],
    ['W i j gaan el\u00adke avond e v e n met', 'W i j gaan el\u00adke avond e v e n met'],
    ['Wij gааn elke avond even met', 'Wij gааn elke avond even met'],
  ])('are stopped when six stand in a row, however they are written: %s', (text, words) => {
    expect(stoppedBeside(text, call)).toEqual([{ rule: 'text_words', words }])
  })

  test('pass when they are five, or six from two interviews', () => {
    expect(stoppedBeside('Wij gaan elke avond even wandelen.', call)).toEqual([])
    expect(stoppedBeside('Wij gaan elke avond weer naar buiten.', 'wij gaan elke avond', 'weer naar buiten')).toEqual(
      [],
    )
  })

  test('are folded by the faster way for plain letters as by the general one', () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aIilLrn09 .-_'|‘’…é\n@[".split('')), maxLength: 40 })
    fc.assert(
      fc.property(fc.oneof(plain, fc.string({ unit: 'grapheme-ascii' })), (text) => {
        expect(foldedWords(text)).toEqual(wordsIn(text).map(({ look }) => look))
      }),
    )
  })
})
