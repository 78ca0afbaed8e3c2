import pg from 'pg'

// The commands of `schema-engine cli …`: check whether a database exists, create it, drop it.

/**
 * @param {string} command
 * @param {string} url
 * @returns {Promise<number>} the exit code
 */
export async function runDatabaseCommand(command, url) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1))
  try {
    if (command === 'can-connect-to-database') await query(url)
    else if (command === 'create-database') await query(adminUrl(url), (name) => `CREATE DATABASE ${name}`, database)
    else if (command === 'drop-database') await query(adminUrl(url), (name) => `DROP DATABASE ${name}`, database)
    else throw new Error(`unknown command ${command}`)
    return 0
  } catch (error) {
    report(error, new URL(url).host, database)
    return 1
  }
}

const adminUrl = (url) => Object.assign(new URL(url), { pathname: '/postgres' }).toString()

async function query(url, sql = () => 'SELECT 1', database = '') {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql(client.escapeIdentifier(database)))
  } finally {
    await client.end()
  }
}

// Prisma reads error codes from a line of JSON on stderr and prints its advice for them.
function report(error, host, database) {
  const known = {
    '3D000': ['P1003', `Database \`${database}\` does not exist`],
    ECONNREFUSED: ['P1001', `Can't reach database server at ${host}`],
    '28P01': ['P1000', 'Authentication failed'],
  }
  const [code, message] = known[error.code] ?? ['P1010', error.message]
  const line = { level: 'ERROR', target: 'schema_engine::logger', fields: { error_code: code, message } }
  process.stderr.write(`\n${JSON.stringify(line)}\n`)
}
