/** The questions of version 1 about the family and its home. A test compares their hash, because they must not change. */
import type { QuestionDefinition } from '../definition'
import { noOrPartly, noWeighs, yesPartlyNo } from './options'

export const family = [
  {
    key: 'children_count',
    section: 'family',
    measure: { of: 'background' },
    kind: 'number',
    min: 0,
    max: 15,
    offered: true,
  },
  {
    key: 'children_ages',
    section: 'family',
    measure: { of: 'background' },
    kind: 'ages',
    routes: [{ rule: 'with_children' }],
    checks: ['ages_differ_from_count'],
    offered: true,
  },
  {
    key: 'home_languages',
    section: 'family',
    measure: { of: 'background' },
    kind: 'languages',
    options: ['nl', 'ar', 'tr', 'pl', 'ti', 'so', 'rif', 'en', 'uk', 'other'],
    organisationOnly: true,
    checks: ['no_dutch_no_interpreter'],
    offered: true,
  },
  {
    key: 'household_others',
    section: 'family',
    measure: { of: 'background' },
    kind: 'many',
    options: ['partner', 'grandparent', 'other_family', 'others', 'nobody'],
    exclusive: 'nobody',
    organisationOnly: true,
  },
  {
    key: 'enough_room',
    section: 'family',
    measure: { of: 'load', weighing: noWeighs },
    kind: 'choice',
    options: yesPartlyNo,
    publishes: { as: 'share', order: 6, paper: 1, ...noOrPartly },
    group: { key: 'crowded_home', when: { rule: 'crowded_home' }, organisationOnly: true },
  },
] as const satisfies readonly QuestionDefinition[]
