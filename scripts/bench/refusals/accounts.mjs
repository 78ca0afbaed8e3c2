import crypto from 'node:crypto'

const kinds = ['known', 'disabled', 'invited']

const insertStaff = `
  insert into staff (id, organisation_id, email, name, role, password_hash, disabled_at)
  select gen_random_uuid(), $1, $2 || n || '@example.org', 'Beller', 'caller',
    case when $2 <> 'invited' then $3 end, case when $2 = 'disabled' then now() end
  from generate_series(0, $4::int - 1) n`

const insertFamilies = `
  with family_row as (insert into family (id, organisation_id, ref, caller_id)
    select gen_random_uuid(), $1, 'g' || row_number() over (), id from staff where organisation_id = $1 and email like 'known%'
    returning id, organisation_id, caller_id)
  insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by)
  select gen_random_uuid(), organisation_id, id, caller_id, 'phone', 'parent' from family_row`

const idsOf = async (client, table, organisationId) =>
  (await client.query(`select id from ${table} where organisation_id = $1 order by id`, [organisationId])).rows.map(
    ({ id }) => id,
  )

/**
 * So many accounts of each kind, because ten failures pause one; and of other callers as many families and calls. Who asks
 * for these is a caller without any, another one every few times, because the log takes twenty such rows of a person and minute.
 */
export async function fillAccounts(client, { hashPassword, createKeys, newPublicationKey }, count) {
  const organisationId = crypto.randomUUID()
  createKeys([organisationId])
  await client.query("insert into organisation (id, name, publication_key) values ($1, 'Proef', $2)", [
    organisationId,
    newPublicationKey(organisationId),
  ])
  const passwordHash = await hashPassword('vier gewone woorden hier')
  for (const kind of kinds) await client.query(insertStaff, [organisationId, kind, passwordHash, count])
  await client.query(insertFamilies, [organisationId])
  await client.query(insertStaff, [organisationId, 'asker', passwordHash, count])
  const { rows } = await client.query("select id from staff where organisation_id = $1 and email like 'asker%'", [
    organisationId,
  ])
  await client.query('vacuum analyze')
  const others = {}
  for (const table of ['family', 'interview']) others[table] = await idsOf(client, table, organisationId)
  return { organisationId, askers: rows.map(({ id }) => id), others }
}
