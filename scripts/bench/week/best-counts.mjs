const channels = ['phone', 'video', 'chat', 'email', 'visit']
const choosers = ['parent', 'worker']

const aggregates = [
  'count(*)',
  'count(*) filter (where is_of_week)',
  'count(*) filter (where is_first)',
  ...channels.map((channel) => `count(*) filter (where channel = '${channel}')`),
  ...choosers.map((chooser) => `count(*) filter (where chosen_by = '${chooser}')`),
  ...['load', 'capacity'].flatMap((column) =>
    [`count(${column})`, `sum(${column})`, `sum(${column}::bigint * ${column})`].map(
      (sum) => `${sum} filter (where is_of_week)`,
    ),
  ),
]

const totals = (column) => `
  select instrument_version, code, count(*) as families from fact, unnest(${column}) code
  where is_of_week group by instrument_version, code`

/** All numbers of a week in one reading of its facts: the quickest of the ways that were tried. */
export const countsSql = ({ from, where }) => `
  with fact as materialized (
    select instrument_version, is_of_week, is_first, channel, chosen_by, load, capacity, codes, open_codes from ${from} where ${where})
  select instrument_version, ${aggregates.join(', ')},
    (select jsonb_object_agg(code, families) from (${totals('codes')}) total
      where total.instrument_version = fact.instrument_version),
    (select jsonb_object_agg(code, families) from (${totals('open_codes')}) total
      where total.instrument_version = fact.instrument_version)
  from fact group by instrument_version`
