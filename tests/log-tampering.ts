/** What somebody with the login of the owner could do to the log: each way changes the database and says what is to be found. */
import fc from 'fast-check'
import type { FindingKind } from '@/domain/log-chain/findings'
import type { Log, Row } from './log-history'

const hours = 3_600_000

type Choice = { one: number; two: number; variant: number }
export const aChoice = fc.record({ one: fc.nat(), two: fc.nat(), variant: fc.nat() })

/** Two different rows of the log. */
const twoOf = (rows: readonly Row[], { one, two }: Choice): [Row, Row] => {
  const first = one % rows.length
  const second = (first + 1 + (two % (rows.length - 1))) % rows.length
  return [rows[first]!, rows[second]!]
}

const contents = ['organisation_id', 'at', 'staff_id', 'verb', 'subject_id', 'detail'].join(', ')

const fieldChanges = [
  `at = at - interval '1 second'`,
  `at = at + interval '1 millisecond'`,
  `staff_id = null`,
  `staff_id = gen_random_uuid()`,
  `subject_id = null`,
  `organisation_id = gen_random_uuid()`,
  `verb = verb || 'd'`,
  `detail = coalesce(detail, '{}') || '{"n": 1}'`,
  `detail = '{"gone": null}'`,
]

const sealChanges = [
  `mac = sha256(mac)`,
  `key_id = decode('00000000000000ff', 'hex')`,
  `version = 2`,
  `sealed_at = sealed_at + interval '1 second'`,
]

const replaceHead = [
  async (_log: Log) => undefined,
  (log: Log) => log.query('update audit_head set seq = (select max(seq) from audit_seal)'),
  (log: Log) =>
    log.query('update audit_head set (seq, mac) = (select seq, mac from audit_seal order by seq desc limit 1)'),
  (log: Log) => log.query('delete from audit_head'),
]

type Tampering = (log: Log, rows: readonly Row[], choice: Choice) => Promise<readonly FindingKind[]>

/** A number between two rows that no row has. */
const freeId = (rows: readonly Row[]): Row | undefined =>
  rows.slice(0, -6).find((row, index) => rows[index + 1]!.id > row.id + 1)

export const tamperings: Readonly<Record<string, Tampering>> = {
  'change a field': async (log, rows, choice) => {
    const [row] = twoOf(rows, choice)
    await log.query(`update audit set ${fieldChanges[choice.variant % fieldChanges.length]} where id = $1`, [row.id])
    return ['row_changed']
  },
  'remove a row': async (log, rows, choice) => {
    const [row] = twoOf(rows, choice)
    await log.query('delete from audit where id = $1', [row.id])
    return ['row_removed']
  },
  'remove a row with its seal': async (log, rows, choice) => {
    const [row] = twoOf(rows.slice(0, -3), choice)
    await log.query('delete from audit where id = $1', [row.id])
    await log.query('delete from audit_seal where audit_id = $1', [row.id])
    return [row.seq === 1 ? 'start_cut' : 'seals_missing']
  },
  'remove a row and close the gap': async (log, rows, choice) => {
    const { seq, id } = rows.slice(0, -3)[choice.one % (rows.length - 3)]!
    await log.query('delete from audit where id = $1', [id])
    await log.query('delete from audit_seal where seq = $1', [seq])
    await log.query('update audit_seal set seq = -seq where seq > $1', [seq])
    await log.query('update audit_seal set seq = -seq - 1 where seq < 0')
    await log.query('update audit_head set seq = seq - 1')
    return ['row_changed', 'head_changed']
  },
  'insert a row among others': async (log, rows, choice) => {
    const place = freeId(rows) ?? rows[choice.one % (rows.length - 6)]!
    // Without a free number all rows after the place are moved by one, which changes them as well.
    if (!freeId(rows)) {
      await log.query('update audit set id = -id where id > $1', [place.id])
      await log.query('update audit set id = -id + 1 where id < 0')
      await log.query('update audit_seal set audit_id = -audit_id where audit_id > $1', [place.id])
      await log.query('update audit_seal set audit_id = -audit_id + 1 where audit_id < 0')
      await log.query(`select nextval('audit_id_seq')`)
    }
    await log.query(
      `insert into audit (id, organisation_id, at, verb) overriding system value
       select id + 1, organisation_id, at, 'family.read' from audit where id = $1`,
      [place.id],
    )
    return ['row_inserted']
  },
  'insert a row of long ago at the end': async (log, rows, choice) => {
    await log.write(new Date(rows[choice.one % (rows.length - 6)]!.at.getTime() - hours))
    return ['row_inserted']
  },
  'insert a row with a seal': async (log, rows, choice) => {
    await log.write(rows[choice.one % rows.length]!.at)
    await log.query(
      `insert into audit_seal (seq, audit_id, version, key_id, mac, sealed_at)
       select seq + 1, (select max(id) from audit), version, key_id, sha256(mac), sealed_at
       from audit_seal order by seq desc limit 1`,
    )
    if (choice.variant % 2 === 0) await log.query('update audit_head set seq = seq + 1')
    return ['row_changed', 'head_changed']
  },
  'swap the contents of two rows': async (log, rows, choice) => {
    const [a, b] = twoOf(rows, choice)
    await log.query(
      `update audit set (${contents}) = (select ${contents} from audit other
         where other.id = case audit.id when $1 then $2::bigint else $1::bigint end) where id in ($1, $2)`,
      [a.id, b.id],
    )
    return ['rows_swapped']
  },
  'swap the rows of two seals': async (log, rows, choice) => {
    const [a, b] = twoOf(rows, choice)
    await log.query('update audit_seal set audit_id = -audit_id where audit_id in ($1, $2)', [a.id, b.id])
    await log.query(
      'update audit_seal set audit_id = case audit_id when -$1::bigint then $2::bigint else $1 end where audit_id < 0',
      [a.id, b.id],
    )
    return ['rows_swapped']
  },
  'change a seal': async (log, rows, choice) => {
    const [row] = twoOf(rows, choice)
    await log.query(`update audit_seal set ${sealChanges[choice.variant % sealChanges.length]} where audit_id = $1`, [
      row.id,
    ])
    return ['seal_changed', 'row_changed', 'unknown_key', 'unknown_version']
  },
  'remove a seal': async (log, rows, choice) => {
    const [row] = twoOf(rows.slice(0, -3), choice)
    await log.query('delete from audit_seal where audit_id = $1', [row.id])
    return [row.seq === 1 ? 'start_cut' : 'seals_missing']
  },
  'cut the start': async (log, rows, choice) => {
    const upTo = 1 + (choice.one % (rows.length - 1))
    await log.query('delete from audit where id in (select audit_id from audit_seal where seq <= $1)', [upTo])
    await log.query('delete from audit_seal where seq <= $1', [upTo])
    if (choice.variant % 2 === 0) return ['start_cut']
    // Who gives the rest the numbers from one on breaks each of its seals.
    await log.query('update audit_seal set seq = -seq')
    await log.query('update audit_seal set seq = -seq - $1', [upTo])
    await log.query('update audit_head set seq = seq - $1', [upTo])
    return ['row_changed', 'head_changed']
  },
  'cut the tail': async (log, rows, choice) => {
    const from = Math.max(1, rows.length - 1 - (choice.one % 4))
    const ids = rows.slice(from).map(({ id }) => id)
    await log.query('delete from audit where id = any($1)', [ids])
    await log.query('delete from audit_seal where audit_id = any($1)', [ids])
    await replaceHead[choice.variant % replaceHead.length]!(log)
    return ['tail_cut', 'head_changed', 'seals_missing']
  },
  'change the head': async (log, _rows, choice) => {
    await (choice.variant % 2 === 0
      ? log.query('update audit_head set mac = sha256(mac)')
      : log.query('delete from audit_head'))
    return ['head_changed']
  },
}
