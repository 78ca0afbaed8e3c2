/** The first questions of version 1, about the call itself. A test compares their hash, because they must not change. */
import type { QuestionDefinition } from '../definition'
import { yesNo } from './options'

export const begin = [
  {
    key: 'call_date',
    section: 'begin',
    measure: { of: 'background' },
    kind: 'date',
    byCaller: true,
    checks: ['date_missing', 'date_in_future'],
  },
  {
    key: 'confidentiality',
    section: 'begin',
    measure: { of: 'background' },
    kind: 'choice',
    options: yesNo,
    byCaller: true,
    checks: ['confidentiality_not_explained'],
  },
] as const satisfies readonly QuestionDefinition[]
