/** Invented releases in the form that a reader gets, for tests of pages and documents. */
import { shareBands } from '@/domain/disclosure/policy/share-bands'
import { gradeBands } from '@/domain/disclosure/policy/grade-bands'
import { indexBands } from '@/domain/disclosure/policy/index-bands'
import { figureKeys, kindOf, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { sizeClassOf } from '@/domain/disclosure/policy/size-class'
import type { ReadFigure, ReadRelease } from '@/domain/export/read-release'
import type { Week } from '@/domain/figures/week'

const textsOf = { share: shareBands, grade: gradeBands, index: indexBands }

/** A figure of `n` families: a different text for every key, always the same for the same key. */
const saidOf = (key: FigureKey, n: number): ReadFigure => {
  const texts = textsOf[kindOf(key)](n)
  const size = sizeClassOf(n)
  const at = figureKeys.indexOf(key) * 7 + 5
  return size === null ? { key, said: false } : { key, said: true, text: texts[at % texts.length]?.text ?? '', size }
}

const figuresOf = (n: number, withheld: readonly FigureKey[] = []): ReadFigure[] =>
  figureKeys.map((key) => (withheld.includes(key) ? { key, said: false } : saidOf(key, n)))

export const boardWeek: ReadRelease = {
  organisation: 'Nabij Leiden',
  number: 12,
  revision: 1,
  state: 'published',
  recipient: 'Stichting Rijnoever',
  node: { level: 'board', name: 'Stichting Rijnoever', within: null },
  period: { grain: 'week', at: '2020-W14' as Week, from: '2020-03-30', until: '2020-04-05' },
  families: '30-49',
  figures: figuresOf(34, ['money_for_groceries']),
  comment: 'Deze week belden we vooral gezinnen met jonge kinderen. Veel ouders vroegen naar de opvang.',
  points: ['Welke kinderen ziet u nu niet?', 'Wie bij u kan ouders in hun eigen taal bellen?'],
  requests: [
    'Leenlaptops ook nakijken: een deel werkt niet.',
    'Belangrijke brieven kort en in eenvoudige taal, het liefst ook als app-bericht.',
  ],
  quotes: [
    'Een moeder vertelt dat de juf elke ochtend even zwaait met beeldbellen. Dat geeft rust in huis.',
    'Een vader leert nu samen met zijn dochter rekenen. Hij merkt dat hij meer kan dan hij dacht.',
  ],
  preparedBy: 'S. de Boer',
  approvedBy: 'L. Yilmaz',
  publishedOn: '2020-04-07',
  rules: 1,
  instrument: 1,
  threshold: 10,
  withdrawnReason: '',
}

export const municipalityWeek: ReadRelease = {
  ...boardWeek,
  number: 13,
  recipient: 'Gemeente Leiden',
  node: { level: 'municipality', name: 'Leiden', within: null },
  families: '200+',
  figures: figuresOf(243),
}

export const schoolBlock: ReadRelease = {
  ...boardWeek,
  number: 14,
  revision: 2,
  node: { level: 'school', name: 'De Regenboog', within: 'Stichting Rijnoever' },
  period: { grain: 'block', at: '2020-W13' as Week, from: '2020-03-23', until: '2020-04-19' },
  families: '10-19',
  figures: figuresOf(13, ['grade_parent', 'worries', 'devices']),
  quotes: [],
  comment: '',
}

const onlySupporters = figureKeys.filter((key) => key !== 'supporters')
export const nearlyNothing: ReadRelease = {
  ...boardWeek,
  number: 15,
  families: '10-19',
  figures: figuresOf(11, onlySupporters),
  quotes: [],
  points: [],
}

export const tooFew: ReadRelease = {
  ...nearlyNothing,
  number: 16,
  families: null,
  figures: figuresOf(11, figureKeys),
  comment: '',
  requests: [],
}

export const withdrawn: ReadRelease = { ...boardWeek, state: 'withdrawn', revision: 3 }
export const withdrawnFor: ReadRelease = { ...withdrawn, withdrawnReason: 'De weken waren verwisseld.' }

/** A very long text with markup of a typesetter, formulas of a spreadsheet and several scripts. */
export const hostileText = `=1+1 #panic("no") $x^2$ \\ *bold* _slanted_ @label <tag> // no comment "q" 'a' \`raw\` [c] {i} ~ -- …`
export const hostile: ReadRelease = {
  ...boardWeek,
  number: 17,
  organisation: '+Nabij #1 & <Zn>',
  recipient: '@Stichting "Rijn\\oever" voor Christelijk, Openbaar en Bijzonder Onderwijs in de Duin- en Bollenstreek',
  comment: [hostileText, 'Lang verhaal. '.repeat(120), 'مرحبا بكم Привет 你好 👩‍👧‍👦 🎉'].join('\n'),
  requests: ['-2+3', '#', '=HYPERLINK("x")', '\t=1', 'een'.repeat(80)],
  points: Array.from({ length: 12 }, (_, index) => `Punt ${index + 1}: ${'praten over huiswerk '.repeat(index + 1)}`),
  quotes: Array.from({ length: 6 }, () => `Een vader vertelt: “${'het gaat goed en dan weer niet, '.repeat(9)}”.`),
}
