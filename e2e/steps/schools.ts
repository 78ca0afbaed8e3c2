import { Client } from 'pg'

/** A number that only this lock has. */
const listOfSchools = 4_127

const withLock = async <Result>(lock: string, work: () => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: process.env.DATABASE_OWNER_URL })
  await client.connect()
  try {
    await client.query(`select ${lock}($1)`, [listOfSchools])
    return await work()
  } finally {
    // The end of the session releases the lock.
    await client.end()
  }
}

/**
 * Adds or removes schools. A release covers every school of the organisation, so a preparation cannot be approved when the
 * list has changed since. Tests of two files run at the same time in one organisation.
 */
export const changeSchools = <Result>(work: () => Promise<Result>) => withLock('pg_advisory_lock', work)

/** Prepares and approves while no other test changes the list of schools. */
export const keepSchools = <Result>(work: () => Promise<Result>) => withLock('pg_advisory_lock_shared', work)
