/**
 * Version 1 of the instrument: the thirty questions as data, in their order. Immutable once used: a hash test pins it,
 * and a later version is a new file. Source of topics and order: the conversation tool of JES Rijnland and Werkplaats
 * Sociaal Domein Den Haag & Leiden (2021). Options, routing and counting are this project's own.
 */
import type { QuestionDefinition } from './kinds'

const yesPartlyNo = ['yes', 'partly', 'no'] as const
const yesNo = ['yes', 'no'] as const
const forSchoolAge = [{ rule: 'with_school_age_child' }] as const
const helpTypes = [
  'laptop',
  'internet',
  'homework_buddy',
  'daily_structure_tips',
  'play',
  'read_letters',
  'school_contact',
  'money_or_food',
  'someone_to_talk_to',
  'digital_help',
  'visit',
  'other',
] as const

export const sections = ['begin', 'family', 'school', 'personal', 'grades', 'deepening', 'closing'] as const

export const instrumentVersion = 1

export const questions = [
  { number: 1, key: 'call_date', section: 'begin', measure: 'background', kind: 'date', byCaller: true },
  {
    number: 2,
    key: 'confidentiality',
    section: 'begin',
    measure: 'background',
    kind: 'choice',
    options: yesNo,
    byCaller: true,
  },

  { number: 3, key: 'children_count', section: 'family', measure: 'background', kind: 'number', min: 0, max: 15 },
  {
    number: 4,
    key: 'children_ages',
    section: 'family',
    measure: 'background',
    kind: 'ages',
    routes: [{ rule: 'with_children' }],
  },
  {
    number: 5,
    key: 'home_languages',
    section: 'family',
    measure: 'background',
    kind: 'languages',
    options: ['nl', 'ar', 'tr', 'pl', 'ti', 'so', 'rif', 'en', 'uk', 'other'],
  },
  {
    number: 6,
    key: 'household_others',
    section: 'family',
    measure: 'background',
    kind: 'many',
    options: ['partner', 'grandparent', 'other_family', 'others', 'nobody'],
    exclusive: 'nobody',
  },
  { number: 7, key: 'enough_room', section: 'family', measure: 'load', kind: 'choice', options: yesPartlyNo },

  {
    number: 8,
    key: 'school_contact',
    section: 'school',
    measure: 'capacity',
    kind: 'choice',
    options: ['good', 'little', 'none'],
    routes: forSchoolAge,
    parts: [
      {
        key: 'school_contact_via',
        kind: 'many',
        options: ['teacher', 'class_app', 'email', 'phone', 'other'],
        routes: [{ rule: 'after', key: 'school_contact', options: ['good', 'little'] }],
      },
    ],
  },
  {
    number: 9,
    key: 'school_letters',
    section: 'school',
    measure: 'load',
    kind: 'choice',
    options: yesPartlyNo,
    routes: forSchoolAge,
  },
  {
    number: 10,
    key: 'homework_at_home',
    section: 'school',
    measure: 'load',
    kind: 'choice',
    options: ['yes', 'partly', 'no', 'no_homework'],
    routes: forSchoolAge,
  },
  {
    number: 11,
    key: 'homework_help',
    section: 'school',
    measure: 'capacity',
    kind: 'choice',
    options: ['yes', 'partly', 'no', 'not_needed'],
    routes: [{ rule: 'with_school_age_child' }, { rule: 'unless', key: 'homework_at_home', options: ['no_homework'] }],
  },
  {
    number: 12,
    key: 'homework_missing',
    section: 'school',
    measure: 'need',
    kind: 'many',
    options: ['school_contact', 'too_difficult', 'time_or_calm', 'language', 'device_or_internet', 'other'],
    routes: [{ rule: 'after', key: 'homework_help', options: ['partly', 'no'] }],
  },
  { number: 13, key: 'daily_routine', section: 'school', measure: 'capacity', kind: 'choice', options: yesPartlyNo },
  { number: 14, key: 'internet', section: 'school', measure: 'load', kind: 'choice', options: yesPartlyNo },
  {
    number: 15,
    key: 'devices',
    section: 'school',
    measure: 'load',
    kind: 'number',
    min: 0,
    max: 15,
    routes: forSchoolAge,
    parts: [
      {
        key: 'devices_working',
        kind: 'choice',
        options: yesPartlyNo,
        routes: [{ rule: 'above', key: 'devices', number: 0 }],
      },
    ],
  },
  { number: 16, key: 'schools', section: 'school', measure: 'background', kind: 'schools', routes: forSchoolAge },

  {
    number: 17,
    key: 'worries',
    section: 'personal',
    measure: 'load',
    kind: 'choice',
    options: yesPartlyNo,
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
      },
    ],
  },
  {
    number: 18,
    key: 'worries_about_others',
    section: 'personal',
    measure: 'load',
    kind: 'choice',
    options: yesNo,
    parts: [
      {
        key: 'worries_about_others_who',
        kind: 'many',
        options: ['family_here', 'family_abroad', 'friends_or_neighbours', 'other'],
        routes: [{ rule: 'after', key: 'worries_about_others', options: ['yes'] }],
      },
    ],
  },
  { number: 19, key: 'rules_clear', section: 'personal', measure: 'load', kind: 'choice', options: yesPartlyNo },
  {
    number: 20,
    key: 'money_for_groceries',
    section: 'personal',
    measure: 'load',
    kind: 'choice',
    options: yesPartlyNo,
  },
  {
    number: 21,
    key: 'doing_for_others',
    section: 'personal',
    measure: 'capacity',
    kind: 'many',
    options: ['nothing_now', 'help_neighbours', 'groceries', 'other'],
    exclusive: 'nothing_now',
  },

  { number: 22, key: 'grade_parent', section: 'grades', measure: 'wellbeing', kind: 'grade' },
  {
    number: 23,
    key: 'grade_children',
    section: 'grades',
    measure: 'wellbeing',
    kind: 'grade',
    routes: [{ rule: 'with_children' }],
  },

  {
    number: 24,
    key: 'keeps_going',
    section: 'deepening',
    measure: 'capacity',
    kind: 'many',
    options: [
      'family',
      'faith',
      'routine',
      'sport_or_outside',
      'children',
      'work_or_study',
      'contact_with_others',
      'other',
      'nothing',
    ],
    exclusive: 'nothing',
    parts: [{ key: 'keeps_going_text', kind: 'text' }],
  },
  {
    number: 25,
    key: 'needs',
    section: 'deepening',
    measure: 'need',
    kind: 'many',
    options: [
      'device_or_internet',
      'homework',
      'daily_structure',
      'play',
      'money_or_food',
      'someone_to_talk_to',
      'other',
      'nothing',
    ],
    exclusive: 'nothing',
    parts: [{ key: 'needs_text', kind: 'text' }],
  },
  {
    number: 26,
    key: 'goes_well',
    section: 'deepening',
    measure: 'capacity',
    kind: 'many',
    options: ['children', 'school', 'home', 'health', 'contacts', 'work_or_money', 'other', 'nothing'],
    exclusive: 'nothing',
    parts: [{ key: 'goes_well_text', kind: 'text' }],
  },
  {
    number: 27,
    key: 'enough_support',
    section: 'deepening',
    measure: 'capacity',
    kind: 'choice',
    options: yesPartlyNo,
  },
  {
    number: 28,
    key: 'supporters',
    section: 'deepening',
    measure: 'capacity',
    kind: 'choice',
    options: yesNo,
    parts: [
      {
        key: 'supporters_who',
        kind: 'many',
        options: ['family', 'friends', 'neighbours', 'faith_group', 'school', 'professional', 'other'],
        routes: [{ rule: 'after', key: 'supporters', options: ['yes'] }],
      },
    ],
  },

  {
    number: 29,
    key: 'can_we_help',
    section: 'closing',
    measure: 'need',
    kind: 'choice',
    options: yesNo,
    parts: [
      {
        key: 'can_we_help_types',
        kind: 'many',
        options: helpTypes,
        routes: [{ rule: 'after', key: 'can_we_help', options: ['yes'] }],
      },
      {
        key: 'can_we_help_text',
        kind: 'text',
        routes: [{ rule: 'after', key: 'can_we_help', options: ['yes'] }],
      },
    ],
  },
  {
    number: 30,
    key: 'may_call_again',
    section: 'closing',
    measure: 'need',
    kind: 'choice',
    options: yesNo,
    parts: [
      {
        key: 'may_call_again_channel',
        kind: 'many',
        options: ['video', 'phone', 'chat', 'email', 'visit'],
        routes: [{ rule: 'after', key: 'may_call_again', options: ['yes'] }],
      },
      {
        key: 'may_call_again_part_of_day',
        kind: 'many',
        options: ['morning', 'afternoon', 'evening'],
        routes: [{ rule: 'after', key: 'may_call_again', options: ['yes'] }],
      },
      {
        key: 'may_call_again_how_often',
        kind: 'choice',
        options: ['weekly', 'two_weekly', 'monthly', 'once'],
        routes: [{ rule: 'after', key: 'may_call_again', options: ['yes'] }],
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

export const needTypes = helpTypes
