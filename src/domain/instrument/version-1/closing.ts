/**
 * The last questions of version 1, about help and calling again. A test compares their hash, because they must not change.
 */
import { needTypes, type QuestionDefinition } from '../definition'
import { yesNo } from './options'

const ifHelpIsWanted = [{ rule: 'after', key: 'can_we_help', options: ['yes'] }] as const
const ifWeMayCall = [{ rule: 'after', key: 'may_call_again', options: ['yes'] }] as const

export const closing = [
  {
    key: 'can_we_help',
    section: 'closing',
    measure: { of: 'need' },
    kind: 'choice',
    options: yesNo,
    checks: ['help_without_action'],
    parts: [
      {
        key: 'can_we_help_types',
        kind: 'many',
        options: needTypes,
        routes: ifHelpIsWanted,
        suggests: { by: 'request' },
      },
      { key: 'can_we_help_text', kind: 'text', routes: ifHelpIsWanted },
    ],
  },
  {
    key: 'may_call_again',
    section: 'closing',
    measure: { of: 'need' },
    kind: 'choice',
    options: yesNo,
    parts: [
      {
        key: 'may_call_again_channel',
        kind: 'many',
        options: ['video', 'phone', 'chat', 'email', 'visit'],
        routes: ifWeMayCall,
      },
      {
        key: 'may_call_again_part_of_day',
        kind: 'many',
        options: ['morning', 'afternoon', 'evening'],
        routes: ifWeMayCall,
      },
      {
        key: 'may_call_again_how_often',
        kind: 'choice',
        options: ['weekly', 'two_weekly', 'monthly', 'once'],
        routes: ifWeMayCall,
      },
      {
        key: 'may_call_again_reason',
        kind: 'choice',
        options: ['going_well', 'other'],
        routes: [{ rule: 'after', key: 'may_call_again', options: ['no'] }],
      },
    ],
  },
] as const satisfies readonly QuestionDefinition[]
