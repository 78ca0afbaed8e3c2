/** The questions of version 1 that ask for a grade. A test compares their hash, because they must not change. */
import type { QuestionDefinition } from '../definition'

export const grades = [
  {
    key: 'grade_parent',
    section: 'grades',
    measure: { of: 'wellbeing', as: 'parent' },
    kind: 'grade',
    publishes: { as: 'grade', order: 17 },
  },
  {
    key: 'grade_children',
    section: 'grades',
    measure: { of: 'wellbeing', as: 'children' },
    kind: 'grade',
    routes: [{ rule: 'with_children' }],
    publishes: { as: 'grade', order: 18 },
  },
] as const satisfies readonly QuestionDefinition[]
