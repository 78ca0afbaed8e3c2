/**
 * Compares the columns of every table that leads to a family with the list of sealed ones: a new column of text is sealed, or
 * stands here with the reason why whoever reads the database may read it.
 */
import { expect, test } from 'vitest'
import { sealedTables } from '@/server/sealed/sealed-columns'
import { columnsOf, tablesOfFamilies } from './canaries'

const textTypes = new Set(['text', 'varchar', '_text', '_varchar', 'jsonb', 'json'])

/**
 * `code`: one of a closed list of the program, or a tag of a language. `number`: says which family or interview, and no name.
 * `day`: a week, an hour or a part of the day. `hash`: leads to nobody without a key. `passing`: deleted as soon as it is delivered.
 */
type Reason = 'code' | 'number' | 'day' | 'hash' | 'passing'

const clearColumns: Readonly<Record<string, Reason>> = {
  'answer.key': 'code',
  'answer_change.key': 'code',
  'call_request.parts_of_day': 'day',
  'call_request.time': 'day',
  'contact_attempt.parts_of_day': 'day',
  'contact_attempt.time': 'day',
  'contact_change.field': 'code',
  'contributor.family_pseudonym': 'hash',
  'contributor.pseudonym': 'hash',
  'contributor.values': 'code',
  'contributor.week': 'day',
  'family.call_language': 'code',
  'family.home_languages': 'code',
  'family.preferred_channels': 'code',
  'family.preferred_parts_of_day': 'day',
  // Of a list of the organisation, by which families are filtered.
  'family.programme': 'code',
  'family.ref': 'number',
  'help_item.suggested_by': 'code',
  'help_item.type': 'code',
  'help_item.week': 'day',
  'interpreter_booking.language': 'code',
  'interview.later': 'code',
  'interview.place': 'code',
  'interview.ref': 'number',
  'interview_fact.open_codes': 'code',
  'interview_fact.ref': 'number',
  'interview_fact.week': 'day',
  'interview_fact_school.week': 'day',
  'next_step.language': 'code',
  'next_step.parts_of_day': 'day',
  'next_step.reason': 'code',
  'next_step.stop_reason': 'code',
  'next_step.time': 'day',
  'room_signal.body': 'passing',
}

test('every text of a table that leads to a family is sealed, or says why it is not', async () => {
  const columns = await columnsOf(await tablesOfFamilies())
  const texts = columns.filter(({ type }) => textTypes.has(type)).map(({ table, name }) => `${table}.${name}`)
  expect(texts.toSorted()).toEqual(Object.keys(clearColumns).toSorted())
})

test('every sealed column of such a table holds bytes, in a row with the key by which it is sealed', async () => {
  const columns = await columnsOf(Object.keys(sealedTables))
  const typeOf = new Map(columns.map(({ table, name, type }) => [`${table}.${name}`, type]))
  for (const [table, { columns: sealed, key }] of Object.entries(sealedTables)) {
    for (const column of Object.keys(sealed))
      expect([table, column, typeOf.get(`${table}.${column}`)]).toEqual([table, column, 'bytea'])
    for (const column of Object.keys(key)) expect(typeOf.has(`${table}.${column}`)).toBe(true)
  }
})
