import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameIndex } from './name-index'
import { namesAcrossTexts, stoppedWords } from './text-check'

const protectedWords = {
  names: nameIndex({ people: ['Fatma Yılmaz', 'Ikram Bouzid'], places: [] }),
  verbatimRuns: new Set<string>(),
}
const rulesOf = (text: string) => [...new Set(stoppedWords(text, protectedWords).map(({ rule }) => rule))]

describe('a name that is written in reverse', () => {
  test.each([
    ['\u202eamtaF\u202c', 'Fatma'],
    ['Fat\u202eam\u202c', 'Fatma'],
    ['\u202eam\u2066Fat\u2069\u202c', 'Fatma'],
    ['\u202emar\u202dIk\u202c', 'Ikram'],
    ['\u202emarkI', 'Ikram'],
  ])('%j is read as a page shows it', (written, shown) => {
    expect(stoppedWords(`Volgens ${written} gaat het beter.`, protectedWords)).toContainEqual({
      rule: 'text_name',
      words: shown,
    })
  })

  test('with a control character that reverses no letters is read as it stands', () => {
    const controls = '\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069'.split('')
    const insertions = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...controls)), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(insertions, (inserted) => {
        const letters = 'Fatma'.split('')
        const written = [...letters, ''].map(
          (letter, at) =>
            `${inserted.flatMap(([position, control]) => (position === at ? control : [])).join('')}${letter}`,
        )
        expect(rulesOf(`Volgens ${written.join('')} gaat het beter.`)).toEqual(['text_name'])
      }),
    )
  })
})

describe('a name that is split over two texts', () => {
  test.each([
    [['Met Ikr', 'am gaat het beter.'], 0, 'Ikr / am'],
    [['Rust.', 'Met F', 'a', 'tma gaat het beter.'], 1, 'F / a / tma'],
  ])('%j is stopped where it begins', (texts, first, words) => {
    expect(namesAcrossTexts(texts, protectedWords)).toEqual([{ first, stopped: { rule: 'text_name', words } }])
  })

  test('is not found where two names meet, or where a name lies within one text', () => {
    expect(namesAcrossTexts(['Het gaat beter met Ikram', 'am Montag', 'Fatma'], protectedWords)).toEqual([])
  })
})

describe('a number that is disguised in the way of names', () => {
  test.each([
    'nul zеs twааlf',
    'núl zés twáálf',
    'n u l z e s',
    'n u l  z e s',
    'n-u-l-z-e-s',
    'nu l z es',
    'nuI zes twaalf',
    'nul zes tvvaalf',
    'ｎｕｌ ｚｅｓ',
    'nul z\u00ades',
    'nul\u200bzes',
    '(nul)(zes)(een)',
    'nul | zes | een | twee',
    'nul|zes|een|twee',
    'nul 👉 zes 👉 een',
    'nul👍zes👍een',
    'nul * zes * een',
    '“nul” “zes” “een”',
    'nul\nzes\neen',
    'nul, zes, dan een, en dan twee',
    'één twee drie',
    '🔟',
  ])('%j', (written) => {
    expect(rulesOf(`Bel ${written} daarover!`)).toEqual(['text_digits'])
  })
})

describe('an address that is disguised in the way of names', () => {
  test.each([
    'ouder (аt) gmail (punt) cоm',
    'ouder apenstáártje gmail púnt com',
    'ouder ápenstaartje gmail',
    'ouder | at | gmail | punt | com',
    'ouder 👉 at 👉 gmail',
    'ouder*at*gmail',
    'ouder-at-gmail',
    'ouder＠gmail',
    'ouder at gmail d o t com',
    'ｗｗｗ.voorbeeld',
    'vооrbееld.nl',
    'voorbeeld | punt | nl',
  ])('%j', (written) => {
    expect(rulesOf(`Schrijf naar ${written} daarover!`)).toEqual(['text_email'])
  })
})

describe('a number of people', () => {
  const counted = [
    'Eén gezin heeft geen internet.',
    'E\u0301e\u0301n gezin heeft geen internet.',
    'één gezin',
    'ÉÉN GEZIN',
    'Eén groot gezin heeft geen internet.',
    'Precies een gezin',
    'twéé gezinnen',
    'driе gezinnen',
    'drie erg grote gezinnen',
    'drie niet erg rijke gezinnen',
    'drie kleine, arme gezinnen',
    'twee of meer gezinnen',
    'drie uit Syrië gevluchte gezinnen',
    'drie gescheiden ouders',
    'twee pleeggezinnen',
    'twee pleeg-gezinnen',
    'drie pleegouders',
    'drie grootouders',
    'twee alleenstaande moeders',
    'twee bijstandsmoeders',
    'twaalfgezinnen',
    't w a a l f gezinnen',
    'tw aalf gez innen',
    'twaalf\ngezinnen',
    'een drietal gezinnen',
    'een op drie',
    'Een op de drie',
    'één op drie',
    'Twaalf hebben geen laptop.',
    'Twaalf zijn ziek.',
    'Bijna twaalf willen hulp.',
    'Twaalf van hen',
    'Eén vertelt dat het beter gaat.',
    'De helft heeft zorgen.',
    'Een kwart wil hulp.',
    'de helft van de pleegouders',
    '‘Eén ouder zegt dat het beter gaat.’',
    'Twelve have no laptop.',
    'three very large families',
    'two foster parents',
  ]
  test.each(counted)('is stopped as a figure: %s', (text) => {
    expect(rulesOf(text)).toEqual(['text_digits'])
  })

  test.each(counted)('is stopped in a quote: %s', (text) => {
    expect([...new Set(stoppedWords(text, protectedWords, 'quote').map(({ rule }) => rule))]).toEqual(['text_digits'])
  })
})

test.each([
  'Een gezin heeft rust nodig, en een kind ook.',
  'Een ouder zegt dat het beter gaat. Eén op één gesprekken helpen.',
  'Twee keer per week bellen ouders met school.',
  'Twee dagen zonder kinderen geven rust.',
  'Drie onderwerpen raken ouders het meest.',
  'Om zes willen kinderen eten, en na vijf zijn ouders thuis.',
  'Tussen vier en zes met jonge kinderen naar buiten.',
  'Op één plek vinden ouders alle hulp.',
  'Soms delen kinderen samen één laptop.',
  'Kinderen worden twee jaar ouder en twee koppen groter.',
  'Twee ouder-kind-ochtenden in de wijk.',
  'Tegen twee schouders kan men leunen.',
  'Ouders in achterstandswijken, tienermoeders en eenoudergezinnen.',
  'Rust en geld: die twee hebben veel met elkaar te maken.',
  'De helft van de tijd is er geen internet.',
  'Een kwart over vijf gaat de bel.',
  'Twee, drie keer. Zo vaak belt een school.',
  'Bel i.v.m. rust, o.a. op school.',
])('a number of something else passes: %s', (text) => {
  expect(stoppedWords(text, protectedWords)).toEqual([])
})
