import pg from 'pg'
import { expect, test } from 'vitest'
import { olderDatabase } from './setup/older-database.mjs'

const organisation = '00000000-0000-4000-8000-000000000001'
const coordinator = '00000000-0000-4000-8000-000000000002'
const caller = '00000000-0000-4000-8000-000000000003'
const families = ['00000000-0000-4000-8000-000000000101', '00000000-0000-4000-8000-000000000102'] as const

test('a call that was taken over and not read before the migration is told by a notice, and the lease stays', async () => {
  const { url, upgrade, drop } = await olderDatabase('0026', process.env.DATABASE_OWNER_URL!)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`insert into organisation (id, name) values ('${organisation}', 'Proef')`)
    await client.query(`insert into staff (id, organisation_id, email, name, role) values
      ('${coordinator}', '${organisation}', 'a@example.org', 'A', 'coordinator'),
      ('${caller}', '${organisation}', 'b@example.org', 'B', 'caller')`)
    for (const [index, id] of families.entries()) {
      await client.query(
        `insert into family (id, organisation_id, ref) values ('${id}', '${organisation}', '${index}')`,
      )
      await client.query(`insert into call_lease (family_id, organisation_id, staff_id, taken_at, expires_at, taken_from_id)
        values ('${id}', '${organisation}', '${coordinator}', now(), now() + '${index} hours', '${caller}')`)
    }
    await upgrade()
    const notices = await client.query('select kind, by_id, to_id, seen_at from call_notice')
    const notice = { kind: 'call_taken_over', by_id: coordinator, to_id: caller, seen_at: null }
    expect(notices.rows).toEqual([notice, notice])
    const leases = await client.query('select family_id, staff_id from call_lease')
    expect(leases.rows).toEqual([{ family_id: families[1], staff_id: coordinator }])
  } finally {
    await client.end()
    await drop()
  }
})
