import crypto from 'node:crypto'

/** Families for each caller, and for each school. */
const perCaller = 60
const perSchool = 250

const insertPeople = `
  insert into staff (id, organisation_id, email, name, role)
  select gen_random_uuid(), $1, gen_random_uuid() || '@example.org', 'Beller ' || n, 'caller' from generate_series(1, $2) n`

const insertSchools = `
  with board as (insert into school_board (id, organisation_id, ref, name) values (gen_random_uuid(), $1, 'b', 'Bestuur') returning id),
  place as (insert into municipality (id, organisation_id, ref, name) values (gen_random_uuid(), $1, 'm', 'Gemeente') returning id)
  insert into school (id, organisation_id, ref, name, board_id, municipality_id)
  select gen_random_uuid(), $1, 's' || n, case n % 3 when 0 then 'De ' when 1 then 'OBS ' else '' end || 'Boom' || n, board.id, place.id
  from board, place, generate_series(1, $2) n`

// Some two hundred first names and four thousand surnames, of which a few are common, as in a town.
const insertFamilies = `
  with caller as (select id, row_number() over (order by id) - 1 as place from staff where organisation_id = $1),
  place as (select id, row_number() over (order by id) - 1 as place from school where organisation_id = $1),
  family_row as (
    insert into family (id, organisation_id, ref, caller_id)
    select gen_random_uuid(), $1, 'g' || n, caller.id
    from generate_series(1, $2) n left join caller on caller.place = n / ${perCaller}
    returning id, substr(ref, 2)::int as n),
  identity as (
    insert into family_identity (family_id, organisation_id, parent_name)
    select id, $1, 'V' || (n * 7919::bigint % 200) || 'a ' || case n % 4 when 0 then 'de Vries' when 1 then 'van den B' || (n * 104729::bigint % 300)
      else 'Ç' || (n * 15485863::bigint % 4000) || 'elik' end from family_row),
  point as (
    insert into contact_point (id, organisation_id, family_id, kind, value)
    select gen_random_uuid(), $1, id, 'phone', case n % 3 when 0 then '06 ' when 1 then '+31 6 ' else '+31 (0)6 ' end
      || lpad((n * 15485863::bigint % 99999989)::text, 8, '0') from family_row)
  insert into child (id, organisation_id, family_id, position, age, school_id)
  select gen_random_uuid(), $1, family_row.id, child, (n * 31 + child * 5) % 18, place.id
  from family_row cross join generate_series(0, 1) child left join place on place.place = (n * 7907::bigint + child) % $3`

/** Stores an organisation with its people, schools and families, and returns what the searches ask for. */
export async function fillOrganisation(client, families) {
  const organisationId = crypto.randomUUID()
  const [callers, schools] = [Math.ceil(families / perCaller), Math.ceil(families / perSchool)]
  await client.query("insert into organisation (id, name) values ($1, 'Proef')", [organisationId])
  await client.query(insertPeople, [organisationId, callers])
  await client.query(insertSchools, [organisationId, schools])
  await client.query(insertFamilies, [organisationId, families, schools])
  const { rows } = await client.query(
    `select family.caller_id as "callerId", contact.value as number, identity.parent_name as name
     from family join contact_point contact on contact.family_id = family.id
     join family_identity identity on identity.family_id = family.id
     where family.organisation_id = $1 and family.ref in ('g120', $2) order by family.ref`,
    [organisationId, `g${families * 0.9}`],
  )
  return { organisationId, families, own: rows[0], other: rows[1] }
}
