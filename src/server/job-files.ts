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
import { database, ofOrganisation, withScope, type Transaction } from './db'
import { AppError } from './errors'
import { inEachOrganisation } from './organisations'
import type { JobFileRole } from './generated/prisma/enums'

/** The largest file, compressed and encrypted, in bytes. A constraint of the table has the same number. */
const mostBytes = 50 * 1024 * 1024

type JobFileKey = { job: string; role: JobFileRole }

const purposeOf = ({ job, role }: JobFileKey) => `job file ${role} ${job}`

const storableBytes = async (key: JobFileKey, file: Uint8Array) => {
  const bytes = encryptedBytes(purposeOf(key), await promisify(gzip)(file))
  if (bytes.length > mostBytes) throw new AppError('too_large', 'file_too_large')
  return bytes
}

/** Stores the uploaded file of a job. */
export const storeJobFile = async (tx: Transaction, organisationId: string, job: string, file: Uint8Array) => {
  const bytes = await storableBytes({ job, role: 'input' }, file)
  await tx.$executeRaw`
    insert into job_file (job_id, organisation_id, role, bytes, expires_at)
    values (${job}::uuid, ${organisationId}::uuid, 'input', ${bytes}, now() + interval '1 day')`
}

/**
 * Makes an empty row for the file that a job is going to make, before it reads anything. Erasing deletes that row, and then
 * `finishJobFile` finds none.
 */
export const createJobFile = (organisationId: string, job: string) => database(ofOrganisation(organisationId))
  .$executeRaw`
  insert into job_file (job_id, organisation_id, role, bytes, expires_at)
  values (${job}::uuid, ${organisationId}::uuid, 'result', '', now() + interval '1 day') on conflict do nothing`

/**
 * Replaces the file of a job, uploaded or empty, by the one that it made. False when there is none: something was erased
 * meanwhile, or the day was over, and the job may not go on.
 */
export const finishJobFile = async (tx: Transaction, job: string, file: Uint8Array): Promise<boolean> => {
  const bytes = await storableBytes({ job, role: 'result' }, file)
  const count = await tx.$executeRaw`
    update job_file set role = 'result', bytes = ${bytes}, expires_at = now() + interval '1 day' where job_id = ${job}::uuid`
  return count > 0
}

/** The file as it was stored. Null when it is gone or has expired, or when its secret is no secret of the installation any more. */
export const jobFile = async (key: JobFileKey, tx: Pick<Transaction, '$queryRaw'>): Promise<Buffer | null> => {
  const [row] = await tx.$queryRaw<{ bytes: Uint8Array }[]>`
    select bytes from job_file
    where job_id = ${key.job}::uuid and role = ${key.role}::"JobFileRole" and expires_at > now()`
  const zippedFile = row && decryptedBytes(purposeOf(key), row.bytes)
  return zippedFile ? promisify(gunzip)(zippedFile) : null
}

/** Deletes what exports of the organisation have made. Of one that is made now the empty row goes, and then it makes nothing. */
export const deleteExportFiles = (tx: Transaction, organisationId: string): Promise<number> =>
  withScope(
    ofOrganisation(organisationId),
    () => tx.$executeRaw`
      delete from job_file using job
      where job.id = job_file.job_id and job.organisation_id = ${organisationId}::uuid and job.kind = 'export_file'`,
  )

/** A file that was fetched stays for five minutes more. */
export const updateExpiry = (tx: Transaction, { job, role }: JobFileKey) => tx.$executeRaw`
  update job_file set expires_at = least(expires_at, now() + interval '5 minutes')
  where job_id = ${job}::uuid and role = ${role}::"JobFileRole"`

export const deleteExpiredFiles = () =>
  inEachOrganisation((scope) => database(scope).$executeRaw`delete from job_file where expires_at < now()`)
