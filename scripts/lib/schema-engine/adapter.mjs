import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const charOid = 18
const textOid = 25

/** Prisma's adapter for pg with three changes, because the schema engine needs more than the client does. */
export class EngineAdapterFactory extends PrismaPg {
  #connection
  #schema

  /** @param {string | undefined} url undefined for `generate`, which needs no database */
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

// Separate fields, because with a connectionString pg would ignore the name of the shadow database.
function connectionOf(url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
  return { host, port, user, password, database, ssl, max: 2 }
}

function mended(adapter) {
  const original = Object.getPrototypeOf(adapter)
  adapter.queryRaw = (query) => queryWithChars(original.queryRaw, adapter, query)
  // The adapter splits a script at every semicolon, even inside $$ … $$. This sends it whole, as the native engine does.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

// The adapter does not know the catalogue's one-byte type "char", so it is read as text and its type is set afterwards.
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
