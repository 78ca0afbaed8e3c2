/** Decodes a stored fact for tests: the codes of its numbers, by key. */
import { codebookOf, type Entry } from '@/domain/figures/codebook'
import { instrumentOf } from '@/domain/instrument/instrument'

type StoredFact = { instrumentVersion: number; codes: number[] }

const valuesOf = ({ instrumentVersion, codes }: StoredFact, of: Entry['of']) => {
  const codebook = codebookOf(instrumentOf(instrumentVersion))
  const values: Record<string, string[]> = {}
  for (const entry of codes.map(codebook.entryOf)) if (entry?.of === of) (values[entry.key] ??= []).push(entry.code)
  return values
}

export const readFact = <Fact extends StoredFact>(fact: Fact | null) =>
  fact && {
    ...fact,
    choices: valuesOf(fact, 'choice'),
    weights: valuesOf(fact, 'weight'),
    grades: valuesOf(fact, 'grade'),
    changes: valuesOf(fact, 'change'),
  }
