const choices = ['yes', 'partly', 'no', 'dont_know', 'not_asked']
const themes = ['family', 'health', 'school', 'children', 'other', 'laptop']

const oneOf = (texts) => `(array[${texts.map((text) => `'${text}'`)}])[1 + floor(random() * ${texts.length})::int]`

const randomOf = {
  text: oneOf(choices),
  'text[]': `array[${oneOf(themes.slice(0, 3))}, ${oneOf(themes.slice(3))}]`,
  boolean: 'random() < 0.3',
}

// The values do not matter, but a tenth of them must be missing.
const smallint = (name) => {
  const most = name === 'load_5040' ? 5040 : name === 'capacity_840' ? 840 : name.startsWith('grade') ? 10 : 2
  return `case when random() < 0.1 then null else floor(random() * ${most + 1})::int end`
}

/** The columns after `is_of_week`, each with SQL for a random value. @param {import('pg').PoolClient} client */
export async function tableColumns(client) {
  const { rows } = await client.query(`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = 'interview_fact'::regclass and not attisdropped
      and attnum > (select attnum from pg_attribute where attrelid = 'interview_fact'::regclass and attname = 'is_of_week')
    order by attnum`)
  return rows.map(({ name, type }) => ({ name, random: type === 'smallint' ? smallint(name) : randomOf[type] }))
}
