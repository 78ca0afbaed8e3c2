/** Version 1 with another record for one question, for tests of a single difference. */
import type { QuestionDefinition } from '@/domain/instrument/definition'
import type { Instrument } from '@/domain/instrument/instrument'
import { instrumentFrom } from '@/domain/instrument/instrument-from'
import { version1 } from '@/domain/instrument/version-1/version-1'

export const changedVersion = (key: string, change: Partial<QuestionDefinition>): Instrument => {
  const records: readonly QuestionDefinition[] = version1.questions
  const questions = records.map((record) =>
    record.key === key ? ({ ...record, ...change } as QuestionDefinition) : record,
  )
  return instrumentFrom({ ...version1, version: 3, questions })
}
