// The roles of the database. Roles belong to a server and not to one database, so no migration makes them: the embedded server
// makes its own, and an administrator makes those of a real server with the statements of `roleStatements`.

/** Who signs in: the owner only migrates, the application serves and works, and readers of releases have a login of their own. */
export const loginRoles = { owner: 'nabij_owner', app: 'nabij_app', reader: 'nabij_reader' }

/** Nobody signs in as one of these. The first owns the function that writes the audit, the second the tables of the jobs. */
export const auditRole = 'nabij_audit'
export const jobsRole = 'nabij_jobs'

const rolesOfServer = [loginRoles.app, loginRoles.reader, auditRole, jobsRole]

/** @param {string} owner */
const roleStatements = (
  owner,
) => `CREATE ROLE ${owner} LOGIN;             -- when it does not exist; it owns the database
CREATE ROLE ${loginRoles.app} LOGIN;
CREATE ROLE ${loginRoles.reader} LOGIN;      -- when it exists: ALTER ROLE ${loginRoles.reader} LOGIN;
CREATE ROLE ${auditRole} NOLOGIN;
CREATE ROLE ${jobsRole} NOLOGIN;
GRANT ${auditRole}, ${jobsRole} TO ${owner};
\\password ${loginRoles.app}
\\password ${loginRoles.reader}`

/** @param {string} owner */
export const roleAdvice = (
  owner,
) => `The roles of the database are missing or incomplete. An administrator of the server runs this once, in psql:

${roleStatements(owner)}

Then set DATABASE_OWNER_URL (${owner}), DATABASE_URL (${loginRoles.app}) and DATABASE_READER_URL (${loginRoles.reader}).
See docs/operations.md, “Roles of the database”.`

/**
 * Throws the statements that make the roles when one is missing, or when the owner cannot act for those without a login.
 * @param {import('pg').Client} client connected as the owner
 */
export async function requireRoles(client) {
  const { rows } = await client.query(
    `select current_user as owner, array_agg(rolname::text) as found,
       coalesce(bool_and(pg_has_role(oid, 'member')) filter (where rolname = any($2)), false) as acts
     from pg_roles where rolname = any($1)`,
    [rolesOfServer, [auditRole, jobsRole]],
  )
  const { owner, found, acts } = rows[0]
  if (!acts || rolesOfServer.some((role) => !found.includes(role)))
    throw new Error(roleAdvice(client.escapeIdentifier(owner)))
}

/** The same database for another login. @param {string} url @param {string} user @param {string} password */
export const urlOf = (url, user, password) => Object.assign(new URL(url), { username: user, password }).toString()

/**
 * Hands what the current user owns in a schema to another role. A sequence of a column follows its table.
 * @param {string} schema @param {string} role
 */
export const handOver = (schema, role) => `DO $$
DECLARE statement text;
BEGIN
  FOR statement IN
    SELECT format('ALTER %s %s OWNER TO ${role}',
      CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END, oid::regclass)
    FROM pg_class WHERE relnamespace = to_regnamespace('${schema}') AND relowner = current_user::regrole
      AND relkind IN ('r', 'p', 'v', 'S', 'c') AND (relkind <> 'S' OR NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype IN ('a', 'i')))
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO ${role}', oid::regprocedure)
    FROM pg_proc WHERE pronamespace = to_regnamespace('${schema}') AND proowner = current_user::regrole
    UNION ALL
    SELECT format('ALTER TYPE %s OWNER TO ${role}', oid::regtype)
    FROM pg_type WHERE typnamespace = to_regnamespace('${schema}') AND typowner = current_user::regrole AND typtype IN ('e', 'd')
  LOOP EXECUTE statement; END LOOP;
END $$`

/** Hands the schema of the jobs to its role, when the current user made it, as earlier versions did. */
export const handOverJobs = `DO $$ BEGIN
  IF (SELECT nspowner FROM pg_namespace WHERE nspname = 'graphile_worker') = current_user::regrole
  THEN ALTER SCHEMA graphile_worker OWNER TO ${jobsRole}; END IF;
END $$;
${handOver('graphile_worker', jobsRole)}`

/** What a process of the application is told about its database. It never gets the login of the owner. */
export const databaseEnv = ({ app, reader }) => ({
  DATABASE_URL: app,
  DATABASE_READER_URL: reader,
  DATABASE_OWNER_URL: undefined,
})
