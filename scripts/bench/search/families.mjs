import crypto from 'node:crypto'

/** Families for each caller, and for each school. */
const perCaller = 60
const perSchool = 250
const atOnce = 5000

const insertPeople = `
  insert into staff (id, organisation_id, email, name, role)
  select gen_random_uuid(), $1, gen_random_uuid() || '@example.org', 'Beller ' || n, 'caller' from generate_series(1, $2) n`

const insertSchools = `
  with board as (insert into school_board (id, organisation_id, ref, name) values (gen_random_uuid(), $1, 'b', 'Bestuur') returning id),
  place as (insert into municipality (id, organisation_id, ref, name) values (gen_random_uuid(), $1, 'm', 'Gemeente') returning id)
  insert into school (id, organisation_id, ref, name, board_id, municipality_id)
  select gen_random_uuid(), $1, 's' || n, case n % 3 when 0 then 'De ' when 1 then 'OBS ' else '' end || 'Boom' || n, board.id, place.id
  from board, place, generate_series(1, $2) n`

const insertFamilies = `
  with caller as (select id, row_number() over (order by id) - 1 as place from staff where organisation_id = $1),
  school_row as (select id, row_number() over (order by id) - 1 as place from school where organisation_id = $1),
  made as (select * from jsonb_to_recordset($2::jsonb) as r (id uuid, n int, name text, surname text, "surnameEndsName" boolean, point uuid, kind text, value text,
    "valueHash" text, lookups text[])),
  family_row as (
    insert into family (id, organisation_id, ref, caller_id)
    select made.id, $1, 'g' || n, caller.id from made left join caller on caller.place = n / ${perCaller}),
  identity as (
    insert into family_identity (family_id, organisation_id, parent_name, surname, surname_ends_name)
    select id, $1, decode(name, 'hex'), decode(surname, 'hex'), "surnameEndsName" from made),
  point as (
    insert into contact_point (id, organisation_id, family_id, kind, value, value_hash, lookups)
    select point, $1, id, 'phone', decode(value, 'hex'), decode("valueHash", 'hex'),
      array(select decode(hash, 'hex') from unnest(lookups) hash) from made)
  insert into child (id, organisation_id, family_id, position, age, school_id)
  select gen_random_uuid(), $1, made.id, child, (n * 31 + child * 5) % 18, school_row.id
  from made cross join generate_series(0, 1) child
  left join school_row on school_row.place = (n * 7907::bigint + child) % $3`

/** Some two hundred first names and four thousand surnames, of which a few are common, as in a town. */
function nameOf(n) {
  const [first, fourth] = [`V${(n * 7919) % 200}a`, n % 4]
  const surname =
    fourth === 0 ? 'de Vries' : fourth === 1 ? `van den B${(n * 104_729) % 300}` : `Ç${(n * 15_485_863) % 4000}elik`
  return { name: `${first} ${surname}`, surname }
}

const numberOf = (n) => ['06 ', '+31 6 ', '+31 (0)6 '][n % 3] + String((n * 15_485_863) % 99_999_989).padStart(8, '0')

const hex = (bytes) => Buffer.from(bytes).toString('hex')

/** A family as the application stores it: its name and number sealed. */
function familyRow({ newNameColumns, newContactColumns }, organisationId, id, n) {
  const { name, surname } = nameOf(n)
  const columns = newNameColumns(id, { parentName: name, surname })
  const point = newContactColumns({ organisationId, familyId: id }, { kind: 'phone', value: numberOf(n) })
  return {
    id,
    n,
    name: hex(columns.parentName),
    surname: hex(columns.surname),
    surnameEndsName: columns.surnameEndsName,
    point: point.id,
    value: hex(point.value),
    valueHash: hex(point.valueHash),
    lookups: point.lookups.map(hex),
  }
}

/** Stores an organisation with its people, schools and families, and returns what the searches ask for. */
export async function fillOrganisation(client, sealing, families) {
  const organisationId = crypto.randomUUID()
  const [callers, schools] = [Math.ceil(families / perCaller), Math.ceil(families / perSchool)]
  await client.query("insert into organisation (id, name) values ($1, 'Proef')", [organisationId])
  await client.query(insertPeople, [organisationId, callers])
  await client.query(insertSchools, [organisationId, schools])
  const ids = Array.from({ length: families }, () => crypto.randomUUID())
  sealing.createKeys(ids)
  for (let first = 0; first < families; first += atOnce) {
    const rows = ids
      .slice(first, first + atOnce)
      .map((id, place) => familyRow(sealing, organisationId, id, first + place + 1))
    await client.query(insertFamilies, [organisationId, JSON.stringify(rows), schools])
  }
  const askedAbout = async (n) => {
    const { rows } = await client.query('select caller_id as "callerId" from family where id = $1', [ids[n - 1]])
    return { callerId: rows[0].callerId, number: numberOf(n), name: nameOf(n).name }
  }
  return { organisationId, families, own: await askedAbout(120), other: await askedAbout(families * 0.9) }
}
