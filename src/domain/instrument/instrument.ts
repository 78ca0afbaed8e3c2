/**
 * The versions of the instrument as values: their questions, and all lists that are derived from their records. A value is
 * passed as a parameter, so that each interview is read and counted by its own version. The code of a call does not import
 * this file, which holds the records of all versions: the server sends a call its own (`callDefinition`).
 */
import type { InstrumentDefinition, ItemDefinition, QuestionDefinition } from './definition'
import type { Item } from './keys'
import { instrumentFrom, withOwnQuestions, type Instrument } from './instrument-from'
import type { OwnQuestion } from './own-questions'
import { definitions } from './versions'

export type { IndexItem, IndexOf, Instrument } from './instrument-from'

export const instruments: readonly Instrument[] = definitions.map(instrumentFrom)

/** The newest version, for places that have no interview. */
// There is at least one version.
export const latestInstrument = instruments[instruments.length - 1] as Instrument

/** The items of all versions, each key once, in the order in which they were introduced. */
export const everyItem: readonly Item[] = [
  ...new Map(instruments.flatMap(({ items }) => items).map((item) => [item.key, item])).values(),
]

/** The instrument of a version, or undefined when the code does not have it. */
export const findInstrument = (version: number): Instrument | undefined =>
  instruments.find((instrument) => instrument.version === version)

const unknownVersion = (version: number) =>
  new Error(`This program does not know version ${version} of the instrument.`)

/**
 * The instrument of a stored version. Throws for an unknown version, but a start with such a database is refused earlier.
 */
export const instrumentOf = (version: number): Instrument => {
  const instrument = findInstrument(version)
  if (!instrument) throw unknownVersion(version)
  return instrument
}

/**
 * The instrument of a stored version with an organisation's own questions at its end, for asking, reading and exchanging
 * the answers of an interview. Figures use `instrumentOf`. Throws for an unknown version.
 */
export const instrumentWith = (version: number, ownQuestions: readonly OwnQuestion[]): Instrument => {
  const definition = definitions.find((candidate) => candidate.version === version)
  return definition && ownQuestions.length > 0
    ? instrumentFrom(withOwnQuestions(definition, ownQuestions))
    : instrumentOf(version)
}

const askedPart = ({ quotes: _quotes, organisationOnly: _inside, ...part }: ItemDefinition): ItemDefinition => part

/** The record without what only figures and releases make of its answers. */
const askedRecord = ({
  measure: _measure,
  publishes: _publishes,
  quotes: _quotes,
  group: _group,
  organisationOnly: _inside,
  parts,
  ...record
}: QuestionDefinition): QuestionDefinition => ({
  ...record,
  measure: { of: 'background' },
  ...(parts && { parts: parts.map(askedPart) }),
})

/** What a call needs of a version and the own questions, as data that the server sends with the page. */
export const callDefinition = (version: number, ownQuestions: readonly OwnQuestion[]): InstrumentDefinition => {
  const definition = definitions.find((candidate) => candidate.version === version)
  if (!definition) throw unknownVersion(version)
  const { questions, ...about } = ownQuestions.length > 0 ? withOwnQuestions(definition, ownQuestions) : definition
  return { ...about, questions: questions.map(askedRecord) }
}
