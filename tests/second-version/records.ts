/**
 * A second version of the instrument, for tests: one load question more, one question retired, one with an option more, one
 * reworded. Each difference is one record, or one text per language (`texts.ts`); nothing else says anything of it.
 */
import type { InstrumentDefinition, QuestionDefinition } from '@/domain/instrument/definition'
import { version1 } from '@/domain/instrument/version-1/version-1'

export const quietPlace = {
  key: 'quiet_place',
  section: 'school',
  measure: { of: 'load', weighing: { by: 'option', halves: { yes: 0, partly: 1, no: 2 } } },
  kind: 'choice',
  options: ['yes', 'partly', 'no'],
  publishes: { as: 'share', order: 21, yes: ['no', 'partly'], no: ['yes'] },
} as const satisfies QuestionDefinition

/** It is no load and no capacity question, so that load and capacity change by the added question alone. */
export const retired = 'household_others'
export const withAnOptionMore = 'homework_missing'
export const reworded = 'internet'
/** Not published any more. Its figure stays in the releases of version 1. */
export const unpublished = 'grade_children'

const records: readonly QuestionDefinition[] = version1.questions
const changed = records
  .filter(({ key }) => key !== retired)
  .map((record): QuestionDefinition => (record.key === unpublished ? { ...record, publishes: undefined } : record))
  .map((record): QuestionDefinition =>
    record.key === withAnOptionMore && record.kind === 'many'
      ? { ...record, options: [...record.options, 'quiet_place'] }
      : record,
  )
const place = changed.findIndex(({ key }) => key === 'daily_routine')

export const version2: InstrumentDefinition = {
  ...version1,
  version: 2,
  questions: [...changed.slice(0, place), quietPlace, ...changed.slice(place)],
}

/** Version 1 with the extra question alone. */
export const withOneQuestionMore: InstrumentDefinition = {
  ...version1,
  version: 2,
  questions: [...version1.questions, quietPlace],
}
