/**
 * Merges the counts of interviews of several versions in one week into counts of one version. Items that both versions count
 * alike are added up. For other items, families of other versions are counted as `other_version`.
 */
import { channels, choosers } from '../instrument/call-details'
import { isCountedAlike, isGroupAlike, isIndexAlike } from '../instrument/comparable'
import type { IndexKey } from '../instrument/definition'
import type { Instrument } from '../instrument/instrument'
import type { GradeKey } from '../instrument/keys'
import {
  countOfCode,
  grades,
  type ByChooser,
  type CodeCounts,
  type FigureCounts,
  type Part,
  type Sums,
  type VersionCounts,
} from './counts'
import { groupsIn } from './groups'
import { keysOf, tableOf } from './table-of'

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

const sumsOf = (parts: readonly (Sums | undefined)[]): Sums => ({
  n: total(parts.map((part) => part?.n ?? 0)),
  sum: total(parts.map((part) => part?.sum ?? 0)),
  sumOfSquares: total(parts.map((part) => part?.sumOfSquares ?? 0)),
})

const partOf = (parts: readonly (Part | undefined)[]): Part => ({
  count: total(parts.map((part) => part?.count ?? 0)),
  n: total(parts.map((part) => part?.n ?? 0)),
})

const codesOf = (parts: readonly (CodeCounts | undefined)[]): CodeCounts => {
  const counts: Record<string, number> = {}
  for (const part of parts)
    for (const [code, count] of Object.entries(part ?? {})) counts[code] = countOfCode(counts, code) + count
  return counts
}

const withOthers = (codes: CodeCounts, others: number): CodeCounts =>
  others === 0 ? codes : { ...codes, other_version: others }

/** Who chose how the calls were made. It is the same with every version. */
export const byChooser = (versionCounts: readonly VersionCounts[]): ByChooser =>
  tableOf(choosers, (chooser) => total(versionCounts.map(({ counts }) => counts.byChooser[chooser])))

/** `reference` decides which items there are and how they are counted. */
export const mergedCounts = (reference: Instrument, versionCounts: readonly VersionCounts[]): FigureCounts => {
  const sum = (of: (counts: FigureCounts) => number) => total(versionCounts.map(({ counts }) => of(counts)))
  const alike = (key: string) => versionCounts.filter(({ instrument }) => isCountedAlike(reference, instrument, key))
  const gradeAlike = (as: GradeKey) => alike(reference.gradeQuestions.find((question) => question.as === as)?.key ?? '')
  const families = sum((counts) => counts.families)
  const indexSums = (index: IndexKey) =>
    sumsOf(
      versionCounts
        .filter(({ instrument }) => isIndexAlike(reference, instrument, index))
        .map(({ counts }) => counts[index]),
    )
  const ownKeys = new Set(versionCounts.flatMap(({ counts }) => keysOf(counts.own)))
  const gradeKeys = reference.gradeQuestions.map(({ as }) => as)
  return {
    interviews: sum((counts) => counts.interviews),
    first: sum((counts) => counts.first),
    repeat: sum((counts) => counts.repeat),
    byChannel: tableOf(channels, (channel) => sum((counts) => counts.byChannel[channel])),
    byChooser: byChooser(versionCounts),
    families,
    codes: tableOf(
      reference.choiceItems.map(({ key }) => key),
      (key) => {
        const comparableCounts = alike(key)
        const others = families - total(comparableCounts.map(({ counts }) => counts.families))
        return withOthers(codesOf(comparableCounts.map(({ counts }) => counts.codes[key])), others)
      },
    ),
    items: tableOf(reference.indexItemKeys, (key) => partOf(alike(key).map(({ counts }) => counts.items[key]))),
    load: indexSums('load'),
    capacity: indexSums('capacity'),
    grades: tableOf(gradeKeys, (key) => {
      const parts = gradeAlike(key).map(({ counts }) => counts.grades[key])
      return {
        ...sumsOf(parts),
        distribution: tableOf(grades, (grade) => total(parts.map((part) => part?.distribution[grade] ?? 0))),
      }
    }),
    changes: tableOf(gradeKeys, (key) => sumsOf(gradeAlike(key).map(({ counts }) => counts.changes[key]))),
    groups: tableOf(
      groupsIn(reference).map(({ key }) => key),
      (key) => {
        const question = groupsIn(reference).find((group) => group.key === key)?.question.key ?? ''
        const groupAlike = versionCounts.filter(({ instrument }) => isGroupAlike(reference, instrument, question))
        return partOf(groupAlike.map(({ counts }) => counts.groups[key]))
      },
    ),
    own: tableOf([...ownKeys], (key) => codesOf(versionCounts.map(({ counts }) => counts.own[key]))),
  }
}
