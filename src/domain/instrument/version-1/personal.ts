/** The questions of version 1 about worries, rules and money. A test compares their hash, because they must not change. */
import type { QuestionDefinition } from '../definition'
import { noOrPartly, noWeighs, onlyYesWeighs, yesNo, yesPartlyNo, yesWeighs } from './options'

export const personal = [
  {
    key: 'worries',
    section: 'personal',
    measure: { of: 'load', weighing: yesWeighs },
    kind: 'choice',
    options: yesPartlyNo,
    publishes: { as: 'share', order: 12, paper: 8, yes: ['yes', 'partly'], no: ['no'] },
    group: { key: 'falling_behind', when: { rule: 'worried_about_falling_behind' } },
    parts: [
      {
        key: 'worries_topics',
        kind: 'many',
        options: [
          'health',
          'falling_behind',
          'language',
          'money',
          'screen_time_or_boredom',
          'tension_at_home',
          'work_or_benefit',
          'other',
        ],
        routes: [{ rule: 'after', key: 'worries', options: ['yes', 'partly'] }],
        quotes: { figure: 'worries' },
      },
    ],
  },
  {
    key: 'worries_about_others',
    section: 'personal',
    measure: { of: 'load', weighing: onlyYesWeighs },
    kind: 'choice',
    options: yesNo,
    publishes: { as: 'share', order: 13, paper: 9, yes: ['yes'], no: ['no'] },
    parts: [
      {
        key: 'worries_about_others_who',
        kind: 'many',
        options: ['family_here', 'family_abroad', 'friends_or_neighbours', 'other'],
        routes: [{ rule: 'after', key: 'worries_about_others', options: ['yes'] }],
      },
    ],
  },
  {
    key: 'rules_clear',
    section: 'personal',
    measure: { of: 'load', weighing: noWeighs },
    kind: 'choice',
    options: yesPartlyNo,
    publishes: { as: 'share', order: 10, paper: 7, ...noOrPartly },
  },
  {
    key: 'money_for_groceries',
    section: 'personal',
    measure: { of: 'load', weighing: noWeighs },
    kind: 'choice',
    options: yesPartlyNo,
    sensitive: true,
    publishes: { as: 'share', order: 11, paper: 6, ...noOrPartly },
    suggests: { by: 'options', options: ['no'], need: 'money_or_food', reason: 'groceries_money' },
  },
  {
    key: 'doing_for_others',
    section: 'personal',
    // The question is in no index, because `nothing_now` is normal and must not count against anyone.
    measure: { of: 'capacity' },
    kind: 'many',
    options: ['nothing_now', 'help_neighbours', 'groceries', 'other'],
    exclusive: 'nothing_now',
  },
] as const satisfies readonly QuestionDefinition[]
