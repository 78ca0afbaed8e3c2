/**
 * Connections of one login of the database. With NABIJ_DATABASE_PASSWORDS its passwords come from a file, which is read for each new
 * connection: while a password is being replaced it holds the new and the earlier one, and whichever the server takes is used. So
 * nothing has to be restarted and no request fails meanwhile.
 */
import 'server-only'
import { readFileSync } from 'node:fs'
import pg from 'pg'

/** Each line is a login, a space and a password. Empty when there is no such file: the password stands in the address then. */
const passwordsOf = (login: string): string[] => {
  const file = process.env.NABIJ_DATABASE_PASSWORDS
  if (!file) return []
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith(`${login} `) ? [line.slice(login.length).trim()] : []))
}

/** What the server refused last, until it refuses all of them. */
const refusedPasswords = new Set<string>()

const nextPassword = (login: string): string | undefined => {
  const passwords = passwordsOf(login)
  const next = passwords.find((password) => !refusedPasswords.has(`${login} ${password}`))
  if (next === undefined) refusedPasswords.clear()
  return next ?? passwords[0]
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '28P01' || error.code === '28000')

type OnConnected = (error: Error) => void

/** One connection, which can be made once. */
export class LoginClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const password = nextPassword(this.user ?? '')
    if (password !== undefined) this.password = password
  }

  override connect(): Promise<pg.Client>
  override connect(onConnected: OnConnected): void
  override connect(onConnected?: OnConnected): Promise<pg.Client> | void {
    if (!onConnected) return super.connect().catch((error: unknown) => this.#rethrown(error))
    super.connect((error: Error) => {
      this.#note(error)
      onConnected(error)
    })
  }

  #rethrown(error: unknown): never {
    this.#note(error)
    throw error
  }

  #note(error: unknown) {
    if (isRefusal(error)) refusedPasswords.add(`${this.user} ${this.password}`)
  }
}

type OnClient = Parameters<pg.Pool['connect']>[0]

export class LoginPool extends pg.Pool {
  readonly #login: string

  constructor(config: pg.PoolConfig & { connectionString: string }) {
    super({ ...config, Client: LoginClient })
    this.#login = decodeURIComponent(new URL(config.connectionString).username)
    // Whoever uses a broken connection gets its error with the next statement. Without a listener it would end the process.
    this.on('error', () => undefined)
    this.on('connect', (client) => client.on('error', () => undefined))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(onClient: OnClient): void
  override connect(onClient?: OnClient): Promise<pg.PoolClient> | void {
    if (!onClient) return this.#connected()
    this.#connected().then(
      (client) => onClient(undefined, client, (error?: Error | boolean) => client.release(error)),
      (error: Error) => onClient(error, undefined, () => undefined),
    )
  }

  /** Once for each password of the file. */
  async #connected(): Promise<pg.PoolClient> {
    for (let left = passwordsOf(this.#login).length; left > 1; left--) {
      const client = await super.connect().catch((error: unknown) => {
        if (!isRefusal(error)) throw error
      })
      if (client) return client
    }
    return super.connect()
  }
}
