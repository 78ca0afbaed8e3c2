/**
 * A counted fact as a row of `interview_fact`, by column name: the keys of choices are its columns, items carry the name of
 * what they weigh. The one place where the domain's shape meets the table's. Knows no SQL.
 */
import type { CountedFact } from '@/domain/figures/counting'

type Row = Readonly<Record<string, unknown>>

const prefixed = (prefix: string, values: Row): Row =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}_${key}`, value]))

/** What only the database knows of an interview: its ids. */
export type FactIds = { interviewId: string; organisationId: string; familyId: string }

const history = (fact: CountedFact): Row => ({
  ref: fact.ref,
  call_date: fact.callDate,
  week: fact.week,
  channel: fact.channel,
  completed: fact.ended === 'completed',
  ended_at: fact.endedAt,
  is_first: fact.isFirst,
  is_of_week: fact.isOfWeek,
})

const wellbeing = (fact: CountedFact): Row => ({
  grade_parent: fact.gradeParent,
  grade_children: fact.gradeChildren,
  grade_parent_change: fact.gradeParentChange,
  grade_children_change: fact.gradeChildrenChange,
})

const groups = (fact: CountedFact): Row => ({
  crowded_home: fact.groups.crowded_home,
  unread_letters: fact.groups.school_letters,
  shared_laptop: fact.groups.shared_laptop,
  falling_behind: fact.groups.falling_behind,
})

export const factRow = (fact: CountedFact, ids: FactIds): Row => ({
  interview_id: ids.interviewId,
  organisation_id: ids.organisationId,
  family_id: ids.familyId,
  ...history(fact),
  ...fact.choices,
  ...prefixed('load', fact.loadItems),
  ...prefixed('capacity', fact.capacityItems),
  load_5040: fact.load5040,
  capacity_840: fact.capacity840,
  ...wellbeing(fact),
  ...groups(fact),
})
