import { answerColumns } from './random-codes.mjs'

const organisation = '00000000-0000-0000-0000-000000000001'
const week = '2020-W13'
const perWeek = 60
const families = 300

// Interview 0 is the latest, so that the measured week has the same rows whatever the size of the history.
const dayOf = (i) => `(date '2020-04-05' - (${i} / ${perWeek}) * 7 - ${i} % 7)`
const weekOf = (i) => `to_char(date '2020-04-05' - (${i} / ${perWeek}) * 7, 'IYYY-"W"IW')`
const idOf = (kind, i) => `('00000000-0000-0000-000${kind}-' || lpad((${i})::text, 12, '0'))::uuid`
// The oldest interviews are inserted first, as in practice.
const range = 'generate_series($1::int - 1, 0, -1) i'

const ground = [
  `insert into organisation (id, name) values ('${organisation}', 'Bench')`,
  `insert into municipality (id, organisation_id, ref, name)
   select ${idOf(3, 'i')}, '${organisation}', 'G' || i, 'Gemeente ' || i from generate_series(1, 1) i`,
  `insert into school_board (id, organisation_id, ref, name)
   select ${idOf(4, 'i')}, '${organisation}', 'B' || i, 'Bestuur ' || i from generate_series(1, 4) i`,
  `insert into school (id, organisation_id, ref, name, board_id, municipality_id)
   select ${idOf(5, 'i')}, '${organisation}', 'S' || i, 'School ' || i, ${idOf(4, '1 + i % 4')}, ${idOf(3, '1')}
   from generate_series(0, 13) i`,
  `insert into family (id, organisation_id, ref, home_languages, listed_since)
   select ${idOf(1, 'i')}, '${organisation}', 'F' || i, '{nl}', '2020-01-01' from generate_series(0, ${families - 1}) i`,
  `insert into child (id, organisation_id, family_id, position, age, school_id)
   select gen_random_uuid(), '${organisation}', ${idOf(1, 'i')}, place, 8, ${idOf(5, '(i + 5 * place) % 14')}
   from generate_series(0, ${families - 1}) i, generate_series(0, 1) place`,
]

const growth = (columns) => [
  `insert into interview_fact (interview_id, organisation_id, family_id, ref, call_date, week, channel, chosen_by, completed, ended_at,
     is_first, is_of_week, ${columns.map(({ name }) => name).join(', ')})
   select ${idOf(2, 'i')}, '${organisation}', ${idOf(1, `i % ${families}`)}, 'I' || i, ${dayOf('i')}, ${weekOf('i')},
     (array['phone', 'phone', 'video', 'chat']::"Channel"[])[1 + i % 4], 'parent', i % 20 <> 0, ${dayOf('i')}, false, i % 30 <> 0,
     ${columns.map(({ random }) => random).join(', ')}
   from ${range}`,
  `insert into interview_fact_school (interview_id, organisation_id, school_id, week)
   select ${idOf(2, 'i')}, '${organisation}', ${idOf(5, '(i % 300 + 5 * place) % 14')}, ${weekOf('i')}
   from ${range}, generate_series(0, 1) place`,
  `insert into contact_attempt (id, organisation_id, family_id, outcome, at, day)
   select gen_random_uuid(), '${organisation}', ${idOf(1, `i % ${families}`)},
     (array['reached', 'no_answer', 'callback_asked']::"AttemptOutcome"[])[1 + i % 3], ${dayOf('i')}, ${dayOf('i')}
   from ${range}`,
  `insert into help_item (id, organisation_id, family_id, interview_id, type, state, result, week, created_at, closed_at)
   select gen_random_uuid(), '${organisation}', ${idOf(1, `i % ${families}`)}, ${idOf(2, 'i')},
     (array['laptop', 'internet', 'visit'])[1 + i % 3], case when i % 2 = 0 then 'open' else 'done' end::"HelpState",
     case when i % 2 = 0 then null else 'helped' end::"HelpResult", ${weekOf('i')}, ${dayOf('i')},
     case when i % 2 = 0 then null else ${dayOf('i')} + 4 end
   from ${range} where i % 5 < 2`,
]

/** The parameters of the questions: the latest week, with all earlier weeks for the trend. */
export const facts = {
  organisation,
  week,
  boardRef: 'B2',
  boardId: '00000000-0000-0000-0004-000000000002',
  firstWeek: '2020-W02',
  monday: '2020-03-23',
  sunday: '2020-03-29',
}

/** An organisation with a history of `size` interviews, around sixty a week. @param {import('pg').Client} client */
export async function fillHistory(client, size, version) {
  await client.query('set session_replication_role = replica') // facts stand without their interviews here
  await client.query('select setseed(0.5)')
  for (const sql of ground) await client.query(sql)
  for (const sql of growth(answerColumns(version))) await client.query(sql, [size])
  await client.query('vacuum analyze')
}
