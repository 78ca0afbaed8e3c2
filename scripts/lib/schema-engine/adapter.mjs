import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const charOid = 18
const textOid = 25

/** Prisma's own adapter over pg, mended in the three places where the schema engine asks more than the client does. */
export class EngineAdapterFactory extends PrismaPg {
  #connection
  #schema

  /** @param {string | undefined} url `generate` needs no database and may have none */
  constructor(url = 'postgresql://localhost/postgres') {
    const connection = connectionOf(url)
    const schema = new URL(url).searchParams.get('schema') ?? undefined
    super(connection, { schema })
    this.#connection = connection
    this.#schema = schema
  }

  async connect() {
    return mended(await super.connect())
  }

  // The adapter drops the shadow database while its own connections to it are still open, which Postgres refuses.
  async connectToShadowDb() {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const admin = new pg.Client(this.#connection)
    await admin.connect()
    await admin.query(`CREATE DATABASE "${database}" TEMPLATE template0`)
    const shadow = await new PrismaPg({ ...this.#connection, database }, { schema: this.#schema }).connect()
    const closeConnections = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await closeConnections()
      await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
      await admin.end()
    }
    return mended(shadow)
  }
}

// Separate fields: with a connectionString, pg would ignore the shadow database's name beside it.
function connectionOf(url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
  return { host, port, user, password, database, ssl, max: 2 }
}

function mended(adapter) {
  const original = Object.getPrototypeOf(adapter)
  adapter.queryRaw = (query) => queryWithChars(original.queryRaw, adapter, query)
  // The adapter cuts a script at every semicolon, also inside $$ … $$: send it whole, as the native engine does.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

// The catalogue's one-byte "char" type is unknown to the adapter: read it as text, then call it what it is.
async function queryWithChars(queryRaw, adapter, query) {
  const charColumns = []
  const reader = Object.create(adapter)
  reader.performIO = async (asked) => {
    const result = await adapter.performIO(asked)
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== charOid) continue
      field.dataTypeID = textOid
      charColumns.push(index)
    }
    return result
  }
  const result = await queryRaw.call(reader, query)
  for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character
  return result
}
