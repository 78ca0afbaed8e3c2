import { appRights, auditRights, functionsOfOwner, readerColumns, verbOf } from './grants.mjs'
import { auditRole, loginRoles } from './roles.mjs'

const { app, reader } = loginRoles
const auditFunctions = [
  'write_audit_row(uuid, uuid, text, uuid, jsonb, text, text, text, text, text, bytea, uuid[])',
  'record_audit_seals(bigint, bigint[], bytea[], smallint, bytea, timestamptz, bytea)',
]
const idsOfRows = { audit_id_seq: auditRole, room_signal_id_seq: app, sign_in_attempt_id_seq: app }
const queue = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs']

const everyRow = (table) => `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'graphile_worker' AND tablename = '${table}' AND policyname = '${app}')
  THEN CREATE POLICY ${app} ON graphile_worker."${table}" TO ${app} USING (true) WITH CHECK (true); END IF;
END $$`

/** These functions run with the rights of a role that may write the log and its chain, and nothing else. */
const giveAuditFunction = (signature) => `DO $$ BEGIN
  IF to_regprocedure('${signature}') IS NULL THEN RETURN; END IF;
  IF (SELECT proowner FROM pg_proc WHERE oid = to_regprocedure('${signature}')) <> '${auditRole}'::regrole THEN
    GRANT CREATE ON SCHEMA public TO ${auditRole};
    ALTER FUNCTION ${signature} OWNER TO ${auditRole};
    REVOKE CREATE ON SCHEMA public FROM ${auditRole};
  END IF;
  REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ${signature} TO ${app};
END $$`

const giveFunction = (name) => `DO $$ BEGIN
  IF to_regprocedure('${name}') IS NULL THEN RETURN; END IF;
  REVOKE ALL ON FUNCTION ${name} FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ${name} TO ${app};
END $$`

const takeAll = ['TABLES', 'SEQUENCES'].map(
  (kind) => `REVOKE ALL ON ALL ${kind} IN SCHEMA public FROM PUBLIC, ${app}, ${reader}, ${auditRole}`,
)

const onSchema = [
  'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
  `REVOKE ALL ON SCHEMA public FROM ${app}, ${reader}, ${auditRole}`,
  `GRANT USAGE ON SCHEMA public TO ${app}, ${reader}, ${auditRole}`,
  `DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$`,
]

const onTable = (table) => {
  const verbs = [...appRights[table]].map((letter) => verbOf[letter]).join(', ')
  const columns = readerColumns[table]?.map((column) => `"${column}"`).join(', ')
  return [
    `GRANT ${verbs} ON "${table}" TO ${app}`,
    ...(columns ? [`GRANT SELECT (${columns}) ON "${table}" TO ${reader}`] : []),
    ...(auditRights[table] ? [`GRANT ${auditRights[table]} ON "${table}" TO ${auditRole}`] : []),
  ]
}

/** Of the library's own schema the application uses the queue; only `nabij_jobs` changes it. */
const onQueue = [
  `GRANT USAGE ON SCHEMA graphile_worker TO ${app}`,
  `GRANT SELECT ON graphile_worker.jobs, graphile_worker.migrations TO ${app}`,
  ...queue.flatMap((table) => [
    `GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker.${table} TO ${app}`,
    everyRow(table),
  ]),
]

/**
 * Gives every role the rights of scripts/lib/grants.mjs and takes all others, in one transaction: who works meanwhile sees
 * the rights before it or after it. Tables that an older database does not have yet are passed over.
 * @param {import('pg').Client} client connected as the owner
 */
export async function grantRights(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'S')`,
  )
  const present = new Set(rows.map(({ name }) => name))
  const sequences = Object.entries(idsOfRows).filter(([name]) => present.has(name))
  const statements = [
    ...takeAll,
    ...onSchema,
    ...Object.keys(appRights)
      .filter((table) => present.has(table))
      .flatMap(onTable),
    ...sequences.map(([name, role]) => `GRANT USAGE ON SEQUENCE ${name} TO ${role}`),
    ...auditFunctions.map(giveAuditFunction),
    ...functionsOfOwner.map(giveFunction),
    ...onQueue,
  ]
  await client.query(`BEGIN; ${statements.join(';\n')}; COMMIT`)
}
