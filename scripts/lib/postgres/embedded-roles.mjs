import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { auditRole, handOver, handOverJobs, jobsRole, loginRoles } from '../roles.mjs'

const passwordsFile = 'nabij.role-passwords'
const roleLock = 72707370
const least = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

/**
 * The passwords of the roles that sign in, which are made at the first start. The file appears whole, so that of two
 * simultaneous starts one makes it and both read the same.
 * @param {string} dir @returns {Record<keyof typeof loginRoles, string>}
 */
export function rolePasswords(dir) {
  const file = path.join(dir, passwordsFile)
  if (!fs.existsSync(file)) {
    const draft = `${file}.${process.pid}`
    const names = Object.keys(loginRoles)
    const passwords = Object.fromEntries(names.map((name) => [name, crypto.randomBytes(18).toString('base64url')]))
    fs.writeFileSync(draft, JSON.stringify(passwords), { mode: 0o600 })
    try {
      fs.linkSync(draft, file)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    fs.rmSync(draft)
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

const createMissing = `DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['${[...Object.values(loginRoles), auditRole, jobsRole].join("','")}'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I', name); END IF;
  END LOOP;
END $$`

/** What the owner of a temporary database may do besides: its tests copy databases, and write rows that refer to nothing. */
const rightsForTests = `ALTER ROLE ${loginRoles.owner} CREATEDB; GRANT pg_signal_backend, pg_read_all_stats TO ${loginRoles.owner};
  GRANT SET ON PARAMETER session_replication_role TO ${loginRoles.owner}`

/**
 * Makes the roles, or gives them the passwords of the data folder again. Commands that start at the same time take turns.
 * @param {import('pg').Client} admin
 * @param {ReturnType<typeof rolePasswords>} passwords
 * @param {{ forTests: boolean }} options
 */
export async function ensureRoles(admin, passwords, { forTests }) {
  await admin.query('SELECT pg_advisory_lock($1)', [roleLock])
  try {
    await admin.query(createMissing)
    for (const [name, role] of Object.entries(loginRoles))
      await admin.query(`ALTER ROLE ${role} LOGIN ${least} PASSWORD ${admin.escapeLiteral(passwords[name])}`)
    await admin.query(`GRANT ${auditRole}, ${jobsRole} TO ${loginRoles.owner}`)
    if (forTests) await admin.query(rightsForTests)
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [roleLock])
  }
}

/**
 * Hands a database that the administrator made, as earlier versions left it, to the owner.
 * @param {import('pg').Client} admin connected to that database
 */
export async function handOverDatabase(admin) {
  await admin.query('SELECT pg_advisory_lock($1)', [roleLock])
  try {
    await admin.query(`ALTER DATABASE ${admin.escapeIdentifier(admin.database ?? '')} OWNER TO ${loginRoles.owner}`)
    await admin.query(handOver('public', loginRoles.owner))
    await admin.query(handOverJobs)
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [roleLock])
  }
}
