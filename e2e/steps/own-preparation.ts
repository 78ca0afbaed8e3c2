import { randomUUID } from 'node:crypto'
import { rowOf, rowsOf } from './database'

type Stored = { said: true; text: string; size: string } | { said: false }
type Row = {
  organisation_id: string
  at: string
  level: string
  municipality_id: string
  board_id: string | null
  school_id: string | null
  node_name: string
  recipient: string
  families: string | null
  figures: Record<string, Stored>
}

const nodeOf = (row: Row) => ({
  level: row.level,
  municipality: row.municipality_id,
  board: row.board_id ?? '',
  school: row.school_id ?? '',
  period: { grain: 'week', at: row.at },
})

/** As it would have been prepared, but for the exact numbers, which are made up: so the page says that they changed. */
const preparedOf = (row: Row) => {
  const { level, municipality, board, school } = nodeOf(row)
  const figures = Object.entries(row.figures).map(([key, figure]) => [
    key,
    { ...figure, n: 12, sum: 5, ...(figure.said ? {} : { reason: 'would_give_away' }) },
  ])
  return {
    id: [level, municipality, board, school, 'week'].join('/'),
    node: nodeOf(row),
    name: row.node_name,
    within: null,
    recipient: row.recipient,
    exact: row.families ? 12 : 4,
    families: row.families,
    figures: Object.fromEntries(figures) as object,
    print: '',
  }
}

export type OwnPreparation = { period: string; node: string; issue: string }

/** A week of the demonstration on its way to be published once more, and one issue of it; made once, however often asked. */
export const ownPreparation = async (url?: string): Promise<OwnPreparation> => {
  const rows = await rowsOf<Row>(
    `select r.organisation_id, r.at, r.level::text, r.municipality_id, r.board_id, r.school_id, v.node_name, v.recipient,
       v.families, v.figures
     from release r join release_revision v on v.release_id = r.id and v.revision = 1
     where r.grain = 'week' and r.at = (select min(at) from release where grain = 'week') order by r.number`,
    [],
    url,
  )
  const [first] = rows
  if (!first) throw new Error('the demonstration has no release')
  await rowsOf(
    `insert into preparation (id, organisation_id, grain, at, prepared_by_id, prepared_by_name, fingerprint, nodes, correction)
     select $1, $2, 'week', $3, id, name, 'another', $4, 'Een typfout' from staff
     where organisation_id = $2 and role = 'coordinator' order by email limit 1
     on conflict do nothing`,
    [randomUUID(), first.organisation_id, first.at, JSON.stringify(rows.map(preparedOf))],
    url,
  )
  const issue = await rowOf<{ id: string }>(
    `select id from release where grain = 'week' and at = $1 and level = 'municipality'`,
    [first.at],
    url,
  )
  return { period: `/releases/week/${first.at}`, node: preparedOf(first).id, issue: issue.id }
}
