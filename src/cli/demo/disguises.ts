/**
 * Ways to write a name that a reader still recognises, for the test of the text check. Each one got past an earlier version
 * of it, or is a close variant.
 */

const lettersOf = (name: string) => [...name.normalize('NFC')]
const between = (sign: string) => (name: string) =>
  name
    .split(' ')
    .map((word) => lettersOf(word).join(sign))
    .join(' ')
const inMiddle = (sign: string) => (name: string) =>
  name
    .split(' ')
    .map((word) => {
      const letters = lettersOf(word)
      const half = Math.ceil(letters.length / 2)
      return `${letters.slice(0, half).join('')}${sign}${letters.slice(half).join('')}`
    })
    .join(' ')
const swapLetters = (from: string, to: string) => (name: string) =>
  lettersOf(name)
    .map((letter) => [...to][[...from].indexOf(letter)] ?? letter)
    .join('')
const shiftLetters = (upper: number, lower: number) => (name: string) =>
  lettersOf(name)
    .map((letter) => {
      if (/[A-Z]/.test(letter)) return String.fromCodePoint(upper + letter.charCodeAt(0) - 65)
      return /[a-z]/.test(letter) ? String.fromCodePoint(lower + letter.charCodeAt(0) - 97) : letter
    })
    .join('')
const endLetters = (ending: string) => (name: string) => `${name}${ending}`

type Disguise = (name: string) => string

/** Disguises of any name and of any part of a name. */
export const disguises: Readonly<Record<string, Disguise>> = {
  none: (name) => name,
  upper: (name) => name.toUpperCase(),
  'Turkish upper': (name) => name.toLocaleUpperCase('tr'),
  decomposed: (name) => name.normalize('NFD'),
  'without accents': (name) =>
    name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('İ', 'I'),
  'with accents': swapLetters('aeiouAEIOUnc', 'áéíóúÁÉÍÓÚñç'),
  'marks over letters': between('\u0308'),
  'Arabic vowel signs': between('\u064e'),
  'spaces between letters': between(' '),
  'no-break spaces between letters': between('\u00a0'),
  'dots between letters': between('.'),
  'hyphens between letters': between('-'),
  'underscores between letters': between('_'),
  'stars between letters': between('*'),
  'lines between letters': between('\n'),
  'zero-width spaces': between('\u200b'),
  'zero-width joiners': between('\u200d'),
  'word joiners': between('\u2060'),
  'byte order marks': between('\ufeff'),
  'soft hyphen': inMiddle('\u00ad'),
  'space in the middle': inMiddle(' '),
  'hyphen in the middle': inMiddle('-'),
  'star in the middle': inMiddle('*'),
  'Cyrillic look-alikes': swapLetters('aceopxyijsABCEHIJKMOPSTXY', 'асеорхуіјѕАВСЕНІЈКМОРЅТХУ'),
  'Cyrillic small capitals': swapLetters('kmtbh', 'кмтвн'),
  'Greek look-alikes': swapLetters('oviABEHIKMNOPTXYZ', 'ονιΑΒΕΗΙΚΜΝΟΡΤΧΥΖ'),
  'Armenian look-alikes': swapLetters('oun', 'օսո'),
  'Cherokee look-alikes': swapLetters('ABCDEGHJKLMPRSTVWYZ', 'ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ'),
  'full-width letters': shiftLetters(0xff21, 0xff41),
  'mathematical bold': shiftLetters(0x1d400, 0x1d41a),
  'mathematical sans-serif': shiftLetters(0x1d5a0, 0x1d5ba),
  'circled letters': shiftLetters(0x24b6, 0x24d0),
  'letters in black squares': (name) => shiftLetters(0x1f170, 0x1f170)(name.toUpperCase()),
  'capital I for l': (name) => name.replaceAll(/(?<=\p{Ll})l/gu, 'I'),
  'rn for m': (name) => name.replaceAll('m', 'rn'),
  'vv for w': (name) => name.replaceAll('w', 'vv'),
  'a genitive': endLetters('s'),
  'a genitive with an apostrophe': endLetters('’s'),
  'a genitive with only an apostrophe': endLetters('’'),
  'a small one': endLetters('je'),
  'a small one with t': endLetters('tje'),
  'small ones': endLetters('tjes'),
  several: (name) => endLetters(name.length > 3 ? 'en' : 's')(name),
  'without hyphens': (name) => name.replaceAll('-', ''),
  'in quotes': (name) => `“${name}”`,
}

/** Disguises of a whole name only: a part of a name in small letters may be an ordinary word. */
export const disguisesOfWhole: Readonly<Record<string, Disguise>> = {
  lower: (name) => name.toLowerCase(),
  'written together': (name) => name.replaceAll(/[\s-]/g, ''),
  'surname first': (name) => name.replace(/^(\S+) (.+)$/, '$2 $1'),
  'surname first with a comma': (name) => name.replace(/^(\S+) (.+)$/, '$2, $1'),
  'hyphens for spaces': (name) => name.replaceAll(' ', '-'),
  'dots for spaces': (name) => name.replaceAll(' ', '.'),
}
