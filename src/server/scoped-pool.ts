/**
 * Connections whose statements say for whom they run (`row-scope.ts`). The settings hold for one transaction alone and travel in
 * the round trip of a statement: a transaction begins with them, and a single statement has them before it in the implicit
 * transaction of its messages. So a connection that goes back to the pool shows nobody anything.
 *
 * Prisma has no way to hand something to the connection beside a statement. It is carried there by an AsyncLocalStorage that
 * only `db.ts` fills, for one call at a time, with what its caller said.
 */
import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { LoginClient, LoginPool } from './login-pool'
import { settingNames, type Settings } from './row-scope'

declare global {
  var nabijSettings: AsyncLocalStorage<Settings> | undefined
}

// A bundle or a reload has this module again, and all of them use the same pools.
const settingStorage = (globalThis.nabijSettings ??= new AsyncLocalStorage<Settings>())

/**
 * Runs `work` so that what it asks of the pool, and no more, has these settings. It is awaited within, because a request of Prisma
 * begins when somebody waits for it.
 */
export const withSettings = <Result>(settings: Settings, work: () => Promise<Result>): Promise<Result> =>
  settingStorage.run(settings, async () => {
    const result = await work()
    return result
  })

/** Both proxies of the tests that count statements know this name, and do not count what costs no round trip. */
const statementName = 'nabij_scope'
const settingStatement = `select ${settingNames.map((name, index) => `set_config('${name}', $${index + 1}, true)`).join(', ')}`

/** Not by a `select`, after which a transaction could not choose its isolation any more. */
const beginWith = (settings: Settings) =>
  [
    'begin',
    ...settingNames.map((name, index) => `set local ${name} = ${pg.escapeLiteral(settings[index] ?? '')}`),
  ].join('; ')

const endOfTransaction = /^(COMMIT|ROLLBACK)$/

type Connection = {
  parsedStatements: Record<string, string>
  parse: (message: { name: string; text: string }) => void
  bind: (message: { statement: string; values: Settings }) => void
  execute: (message: object) => void
  close: (message: { type: 'S'; name: string }) => void
}

/** A method that the driver calls of a query or a client itself, and its types leave out. */
const methodOf = (prototype: object, name: string) => {
  const method: unknown = Reflect.get(prototype, name)
  if (typeof method !== 'function') throw new Error(`the driver of the database has no ${name}`)
  return method
}
const ofQuery = {
  prepare: methodOf(pg.Query.prototype, 'prepare'),
  handleDataRow: methodOf(pg.Query.prototype, 'handleDataRow'),
  handleCommandComplete: methodOf(pg.Query.prototype, 'handleCommandComplete'),
  handleError: methodOf(pg.Query.prototype, 'handleError'),
}
const query = methodOf(pg.Client.prototype, 'query')

/** A statement with the settings before it, up to one `Sync`: one transaction, or a part of the open one. */
class ScopedQuery extends pg.Query {
  readonly #settings: Settings
  readonly #name: string
  #isSet = false

  constructor(config: pg.QueryConfig, settings: Settings) {
    super(config)
    this.#settings = settings
    this.#name = config.name ?? ''
    Object.assign(this, { requiresPreparation: () => true })
  }

  prepare(connection: Connection) {
    if (connection.parsedStatements[statementName] === undefined) {
      connection.close({ type: 'S', name: statementName })
      connection.parse({ name: statementName, text: settingStatement })
    }
    connection.bind({ statement: statementName, values: this.#settings })
    connection.execute({})
    // The driver takes the first statement that was parsed for this one, so after an error it may be there or not.
    if (this.#name && connection.parsedStatements[this.#name] === undefined)
      connection.close({ type: 'S', name: this.#name })
    Reflect.apply(ofQuery.prepare, this, [connection])
  }

  handleDataRow(message: unknown) {
    if (this.#isSet) Reflect.apply(ofQuery.handleDataRow, this, [message])
  }

  handleCommandComplete(message: unknown, connection: Connection) {
    if (this.#isSet) return void Reflect.apply(ofQuery.handleCommandComplete, this, [message, connection])
    this.#isSet = true
    connection.parsedStatements[statementName] = settingStatement
  }

  handleError(error: unknown, connection: Connection) {
    if (this.#name) delete connection.parsedStatements[this.#name]
    Reflect.apply(ofQuery.handleError, this, [error, connection])
  }
}

const areEqual = (first: Settings, second: Settings) => first.every((value, index) => value === second[index])

class ScopedClient extends LoginClient {
  /** Of whoever took this connection from the pool, until their transaction has begun. */
  settings: Settings | undefined
  /** Of the transaction that is open. */
  #present: Settings | undefined

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const sendScoped = (statement: pg.QueryConfig, ...more: unknown[]): unknown => {
      const scopedQuery = this.#scoped(statement)
      const send = (...callback: unknown[]) => Reflect.apply(query, this, [scopedQuery, ...more, ...callback])
      // The driver makes a promise for a statement in words, and none for one that is a query already.
      if (!(scopedQuery instanceof ScopedQuery) || typeof more.at(-1) === 'function') return send()
      return new Promise((resolve, reject) => {
        send((error: Error | null, result: unknown) => (error ? reject(error) : resolve(result)))
      })
    }
    Object.assign(this, { query: sendScoped })
  }

  #scoped(statement: pg.QueryConfig): pg.QueryConfig | ScopedQuery {
    const { settings } = this
    if (settings && statement.text !== 'BEGIN') return new ScopedQuery(statement, settings)
    if (settings) {
      this.settings = undefined
      this.#present = settings
      return { ...statement, text: beginWith(settings) }
    }
    return this.#inTransaction(statement)
  }

  /** A part of a transaction can have other settings than the rest: they go with its first statement, and back with the next. */
  #inTransaction(statement: pg.QueryConfig): pg.QueryConfig | ScopedQuery {
    const settings = settingStorage.getStore()
    if (endOfTransaction.test(statement.text ?? '')) this.#present = undefined
    if (!settings || !this.#present || areEqual(settings, this.#present)) return statement
    this.#present = settings
    return new ScopedQuery(statement, settings)
  }
}

type OnClient = Parameters<pg.Pool['connect']>[0]

const takenWith = (settings: Settings | undefined, client: pg.PoolClient): pg.PoolClient => {
  if (client instanceof ScopedClient) client.settings = settings
  return client
}

export class ScopedPool extends LoginPool {
  constructor(config: pg.PoolConfig & { connectionString: string }) {
    super({ ...config, Client: ScopedClient })
  }

  override connect(): Promise<pg.PoolClient>
  override connect(onClient: OnClient): void
  override connect(onClient?: OnClient): Promise<pg.PoolClient> | void {
    const settings = settingStorage.getStore()
    if (!onClient) return super.connect().then((client) => takenWith(settings, client))
    super.connect((error, client, release) => onClient(error, client && takenWith(settings, client), release))
  }
}
