/**
 * Everything of one kind as the cells of its file, every line in the order of the refs, from one moment: what is written
 * meanwhile is not half in it.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { familiesFile } from '@/domain/exchange/families-file'
import { interviewsFile } from '@/domain/exchange/interviews-file'
import { schoolsFile } from '@/domain/exchange/schools-file'
import { tableOfRows, type FileFormat } from '@/domain/exchange/table'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { versionOnDay } from '@/server/instrument-in-force'
import { storedFamilies } from '../queries/stored-families'
import { storedInterviews } from '../queries/stored-interviews'
import { storedSchools } from '../queries/stored-schools'

const transactionMs = 5 * 60 * 1000

const exportRows = async <Row extends { ref: string }>(
  actor: Actor,
  verb: Verb,
  format: FileFormat<Row>,
  all: (tx: Transaction, actor: Actor, refs: null) => Promise<Row[]>,
): Promise<string[][]> => {
  await authorize(actor, verb)
  return inTransaction(
    async (tx) => {
      const rows = await all(tx, actor, null)
      await audit(tx, actor, verb, null, { rows: rows.length })
      return tableOfRows(rows, format)
    },
    { timeout: transactionMs },
  )
}

export const exportSchools = (actor: Actor) => exportRows(actor, 'school.export', schoolsFile, storedSchools)

export const exportFamilies = (actor: Actor) =>
  exportRows(actor, 'family.export', familiesFile(today()), storedFamilies)

export const exportInterviews = async (actor: Actor) =>
  exportRows(
    actor,
    'interview.export',
    interviewsFile(today(), await versionOnDay(actor.organisationId)),
    storedInterviews,
  )
