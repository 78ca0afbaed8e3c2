/**
 * Refuses to start with a login that may do more than the application needs. Whoever takes over the application then still
 * cannot change the audit, make or drop a table, or run a program on the server of the database.
 */
import 'server-only'
import { database, readerDatabase, translateDatabaseError } from './db'

/** A login of the database that may do too much. The message names the right, and no row holds anything personal. */
export class UnsafeDatabaseRole extends Error {}

const ofServer = ['pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'] as const

type Rights = {
  name: string
  isSuperuser: boolean
  bypassesRowSecurity: boolean
  makesRoles: boolean
  ownsTables: boolean
  makesTables: boolean
  readsServer: boolean
  changesAudit: boolean
  readsFamilies: boolean
}

type Login = ReturnType<typeof database>

const rightsOf = async (login: Login): Promise<Rights> => {
  const [rights] = await login.$queryRaw<[Rights]>`
    select current_user::text as name, rolsuper as "isSuperuser", rolbypassrls as "bypassesRowSecurity",
      rolcreaterole or rolcreatedb as "makesRoles",
      exists (select from pg_class where relnamespace in (to_regnamespace('public'), to_regnamespace('graphile_worker'))
        and pg_has_role(relowner, 'member')) as "ownsTables",
      has_schema_privilege('public', 'create') or has_database_privilege(current_database(), 'create') as "makesTables",
      exists (select from pg_roles server where server.rolname = any(${ofServer}::text[])
        and pg_has_role(server.oid, 'member')) as "readsServer",
      has_table_privilege('audit', 'insert, update, delete, truncate') as "changesAudit",
      has_any_column_privilege('family', 'select') as "readsFamilies"
    from pg_roles where rolname = current_user`
  return rights
}

/** In words, what a login may do that neither the application nor a reader may. The first one says most. */
const faults: readonly [keyof Rights, string][] = [
  ['isSuperuser', 'is superuser'],
  ['bypassesRowSecurity', 'passes by row-level security (BYPASSRLS)'],
  ['makesRoles', 'may create roles or databases'],
  ['ownsTables', 'owns tables, or is a member of a role that does'],
  ['makesTables', 'may create tables or schemas'],
  ['readsServer', 'may read files or run programs on the server of the database'],
  ['changesAudit', 'may change the audit'],
]

const advice = 'See docs/operations.md, “Roles of the database”.'

const refuse = (variable: string, { name }: Rights, fault: string) => {
  throw new UnsafeDatabaseRole(`Nabij does not start: the user ${name} of ${variable} ${fault}. ${advice}`)
}

const refuseFaults = (variable: string, rights: Rights) => {
  const fault = faults.find(([right]) => rights[right])
  if (fault) refuse(variable, rights, fault[1])
}

const rightsOfBoth = async (app: Login, reader: Login) => {
  try {
    return [await rightsOf(app), await rightsOf(reader)] as const
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/** Throws in words when the login of the application or that of readers may do too much, or when they are the same. */
export const refuseUnsafeRoles = async (
  appLogin = database('start'),
  readerLogin = readerDatabase(),
): Promise<void> => {
  const [app, reader] = await rightsOfBoth(appLogin, readerLogin)
  refuseFaults('DATABASE_URL', app)
  if (reader.name === app.name) refuse('DATABASE_READER_URL', reader, 'is the user of DATABASE_URL')
  refuseFaults('DATABASE_READER_URL', reader)
  if (reader.readsFamilies) refuse('DATABASE_READER_URL', reader, 'may read families')
}
