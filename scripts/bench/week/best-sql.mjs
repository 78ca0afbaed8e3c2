import { countsSql } from './best-counts.mjs'

/** The facts of week $2 for the organisation, or for the schools of board $3, as one would write each by hand. */
const factsOf = {
  organisation: { from: 'interview_fact f', where: 'f.organisation_id = $1 and f.week = $2' },
  board: {
    from: 'interview_fact f',
    where: `f.organisation_id = $1 and f.week = $2 and f.interview_id in (
      select at.interview_id from interview_fact_school at join school s on s.id = at.school_id
      where s.board_id = $3 and at.week = $2)`,
  },
}

const listedOf = {
  organisation: 'select id, listed_since from family where organisation_id = $1',
  board: `select id, listed_since from family where id in (
    select c.family_id from child c join school s on s.id = c.school_id where s.board_id = $3)`,
}

const schools = `
  select s.id, s.ref, s.name, b.ref as board_ref, b.name as board_name, m.ref as place_ref, m.name as place_name
  from school s join school_board b on b.id = s.board_id join municipality m on m.id = s.municipality_id
  where s.organisation_id = $1 order by b.name collate "und-x-icu", s.name collate "und-x-icu"`

const reach = (level) => `
  with listed as (${listedOf[level]}),
  tried as (
    select family_id, bool_or(outcome in ('reached', 'callback_asked')) as spoken from contact_attempt
    where organisation_id = $1 and day between $4 and $5 and undone_at is null
      ${level === 'board' ? 'and family_id in (select id from listed)' : ''} group by family_id),
  seen as (select family_id from ${factsOf[level].from} where ${factsOf[level].where} and is_of_week),
  each_once as (
    select family_id, bool_or(spoken) as spoken
    from (select * from tried union all select family_id, true from seen) either group by family_id)
  select (select count(*) from listed where listed_since <= $5 or id in (select family_id from each_once)),
    (select count(*) from seen), count(*), count(*) filter (where spoken) from each_once`

const means = (...columns) =>
  columns.map((column) => `count(${column}), sum(${column}), sum(${column}::bigint * ${column})`).join(', ')

const trend = (level) => `
  select week, instrument_version, count(*), ${means('load', 'capacity')} from ${factsOf[level].from}
  where ${factsOf[level].where.replaceAll('.week = $2', '.week between $6 and $2')} and is_of_week group by week, instrument_version`

/** What the table by board and school shows of the codes, each with its number: one reading of the codes of each fact. */
const answersOf = ({ numberOf }) => {
  const among = (key, options) => `code in (${options.map((option) => numberOf('choice', key, option)).join(', ')})`
  const grade = (key) => {
    const [lowest, highest] = ['1', '10'].map((value) => numberOf('grade', key, value))
    return `max(code - ${lowest - 1}) filter (where code between ${lowest} and ${highest})`
  }
  return `select ${grade('parent')} as grade_parent, ${grade('children')} as grade_children,
      bool_or(${among('homework_help', ['yes'])}) as is_helped,
      bool_or(${among('homework_help', ['yes', 'partly', 'no'])}) as is_help_known,
      bool_or(${among('can_we_help', ['yes'])}) as is_asking, bool_or(${among('can_we_help', ['yes', 'no'])}) as is_asking_known
    from unnest(codes) code`
}

const bySchool = (level, codebook) => `
  with fact as materialized (
    select interview_id, load, capacity, answers.* from ${factsOf[level].from}
    cross join lateral (${answersOf(codebook)}) answers where ${factsOf[level].where} and is_of_week),
  here as (
    select fact.*, s.id as school_id, s.board_id
    from fact join interview_fact_school at using (interview_id) join school s on s.id = at.school_id
    ${level === 'board' ? 'where s.board_id = $3' : ''})
  select board_id, null::uuid as school_id, ${figures} from (select distinct on (board_id, interview_id) * from here) once
  group by board_id
  union all select board_id, school_id, ${figures} from here group by board_id, school_id`

const figures = `count(*), ${means('load', 'capacity', 'grade_parent', 'grade_children')},
  count(*) filter (where is_helped), count(*) filter (where is_help_known),
  count(*) filter (where is_asking), count(*) filter (where is_asking_known)`

const help = (level) => `
  select type, count(*), count(*) filter (where state = 'done'),
    percentile_cont(0.5) within group (order by closed_at::date - created_at::date) filter (where state = 'done'),
    count(*) filter (where result = 'helped'), count(*) filter (where result = 'helped_a_bit'),
    count(*) filter (where result = 'did_not_help'), count(*) filter (where result = 'not_possible')
  from help_item where organisation_id = $1 and week = $2 and state in ('open', 'done')
    ${
      level === 'board'
        ? `and (family_id in (select id from (${listedOf.board}) listed) or interview_id in (
             select at.interview_id from interview_fact_school at join school s on s.id = at.school_id
             where s.board_id = $3 and at.week = $2))`
        : ''
    }
  group by rollup (type)`

const versions = 'select version, from_week from instrument_in_force where organisation_id = $1 order by from_week desc'

const earlier = 'select max(week) from interview_fact where organisation_id = $1 and week < $2'

/** A prepared statement for each question, run by the driver without an ORM. @param {import('pg').Pool} pool */
export function bestQuestions(pool, { organisation, week, boardId, firstWeek, monday, sunday, codebook }) {
  const values = [organisation, week, boardId, monday, sunday, firstWeek]
  const asked = (name, text) => {
    const used = [1, 2, 3, 4, 5, 6].filter((number) => text.includes(`$${number}`))
    // A statement is sent only the values that it uses, so its parameters are renumbered.
    const numbered = text.replaceAll(/\$(\d)/g, (_, number) => `$${used.indexOf(Number(number)) + 1}`)
    const query = { name, text: numbered, values: used.map((number) => values[number - 1]), rowMode: 'array' }
    return () => pool.query(query)
  }
  const questionsAt = (level) => {
    const first = asked('schools', schools)
    const inForce = asked('in force', versions)
    const rest = {
      counts: asked(`counts ${level}`, countsSql(factsOf[level])),
      reach: asked(`reach ${level}`, reach(level)),
      trend: asked(`trend ${level}`, trend(level)),
      bySchool: asked(`by school ${level}`, bySchool(level, codebook)),
      help: asked(`help ${level}`, help(level)),
    }
    const last = asked('earlier', earlier)
    const page = async () => {
      await Promise.all([first(), inForce()])
      await Promise.all([...Object.values(rest), last].map((question) => question()))
    }
    return { schools: first, ...rest, page }
  }
  return { organisation: questionsAt('organisation'), board: questionsAt('board') }
}
