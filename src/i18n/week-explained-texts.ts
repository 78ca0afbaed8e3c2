/** The shape of the page that explains how every figure of the week is computed, and of the texts that it is made of. */
import type { IndexKey, Weighing } from '@/domain/instrument/definition'
import type { GroupKey, UnweighedKey } from '@/domain/instrument/keys'

export type ExplainedPart = { heading: string; lines: readonly string[] }

export type WeekExplained = {
  title: string
  lead: string
  back: string
  parts: readonly ExplainedPart[]
}

/** The rules by which an answer weighs, apart from a table of options. */
type NamedRule = Exclude<Weighing['by'], 'option'>

/**
 * A line may hold {organisationOnly}, and in the part of an index also {count}, {items}, {least}, {rules} and {unweighed}:
 * what the instrument says itself. `'groups'` is the place of the part with the groups.
 */
export type WeekExplainedTexts = Omit<WeekExplained, 'parts'> & {
  parts: readonly ((ExplainedPart & { of?: IndexKey }) | 'groups')[]
  /** Which families are in a group. It follows the name of the group and a colon. */
  groups: Record<GroupKey, string>
  rules: Record<NamedRule, string>
  /** Why a question about load or capacity does not weigh. */
  unweighed: Record<UnweighedKey, string>
}
