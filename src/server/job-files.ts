/**
 * The files of jobs: what was uploaded for one, and what it made. They hold names and answers, so they are compressed,
 * encrypted with a key of their own, and deleted after a day at the latest. Triggers of the database delete the uploaded file
 * in the transaction in which its job ends, both when the job is dismissed, and all of an organisation when a family or an
 * interview is erased.
 */
import 'server-only'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { decryptedBytes, encryptedBytes } from './crypto'
import { database, type Transaction } from './db'
import { AppError } from './errors'
import type { JobFileRole } from './generated/prisma/enums'

/** The largest file, compressed and encrypted, in bytes. A constraint of the table has the same number. */
const storedBytes = 50 * 1024 * 1024

/** The key of the advisory lock that triggers of `family` and `interview` take before they erase. */
const erasureLockClass = 7014

/** Imports and exports hold this lock together until they end. Erasing waits for it, and finds what they stored. */
export const lockAgainstErasure = (tx: Transaction) =>
  tx.$queryRaw`select pg_advisory_xact_lock_shared(${erasureLockClass}::int, 0)::text`

type JobFileKey = { job: string; role: JobFileRole }

const purposeOf = ({ job, role }: JobFileKey) => `job file ${role} ${job}`

export const storeJobFile = async (
  tx: Transaction,
  organisationId: string,
  key: JobFileKey,
  file: Uint8Array,
): Promise<void> => {
  const bytes = encryptedBytes(purposeOf(key), await promisify(gzip)(file))
  if (bytes.length > storedBytes) throw new AppError('too_large', 'file_too_large')
  await tx.$executeRaw`
    insert into job_file (job_id, organisation_id, role, bytes, expires_at)
    values (${key.job}::uuid, ${organisationId}::uuid, ${key.role}::"JobFileRole", ${bytes}, now() + interval '1 day')`
}

/** The file as it was stored. Null when it is gone or has expired, or when the secret of the installation has changed. */
export const jobFile = async (key: JobFileKey, tx: Transaction = database()): Promise<Buffer | null> => {
  const [row] = await tx.$queryRaw<{ bytes: Uint8Array }[]>`
    select bytes from job_file
    where job_id = ${key.job}::uuid and role = ${key.role}::"JobFileRole" and expires_at > now()`
  const zipped = row && decryptedBytes(purposeOf(key), row.bytes)
  return zipped ? promisify(gunzip)(zipped) : null
}

/** A file that was fetched stays for five minutes more. */
export const updateExpiry = (tx: Transaction, { job, role }: JobFileKey) => tx.$executeRaw`
  update job_file set expires_at = least(expires_at, now() + interval '5 minutes')
  where job_id = ${job}::uuid and role = ${role}::"JobFileRole"`

/** The uploaded file, which its job deletes itself. Throws when somebody or time was faster: the job may not go on then. */
export const deleteInputFile = async (tx: Transaction, job: string): Promise<void> => {
  const count = await tx.$executeRaw`delete from job_file where job_id = ${job}::uuid and role = 'input'`
  if (count === 0) throw new AppError('conflict', 'file_gone')
}

export const deleteExpiredFiles = () => database().$executeRaw`delete from job_file where expires_at < now()`
