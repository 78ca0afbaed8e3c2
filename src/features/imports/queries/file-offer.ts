/** Which files can be imported, their largest size, and their columns. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { familiesFile } from '@/domain/exchange/families-file'
import { interviewsFile } from '@/domain/exchange/interviews-file'
import { schoolsFile } from '@/domain/exchange/schools-file'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { csvBytes } from '@/server/csv'
import { csvLines } from '@/server/csv-file'
import { fileContext } from '../parts/file-context'
import type { FileKind } from '../schema'

export type FileOffer = { bytes: number; lines: number; columns: Record<FileKind, readonly string[]> }

export const fileOffer = async (actor: Actor): Promise<FileOffer> => {
  await authorize(actor, 'family.import')
  const families = familiesFile(today())
  const interviews = interviewsFile(await fileContext(actor))
  return {
    bytes: csvBytes,
    lines: csvLines,
    columns: {
      schools: schoolsFile.columns,
      families: [...families.columns, ...families.optionalColumns],
      interviews: [...interviews.columns, ...interviews.optionalColumns],
    },
  }
}
