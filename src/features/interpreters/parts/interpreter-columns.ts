import 'server-only'
import { dateColumn, today } from '@/server/clock'
import { AppError } from '@/server/errors'
import { sealText } from '@/server/sealed/sealed-text'
import type { CreateInterpreter } from '../schema'

const requireSignedDay = (signedOn: string | null): Date | null => {
  if (signedOn === null) return null
  if (signedOn > today()) throw new AppError('invalid', undefined, [{ path: 'signedOn', reason: 'in_future' }])
  return dateColumn(signedOn)
}

/** What somebody typed, as columns. No family stands behind an interpreter, so the organisation owns the words. */
export const interpreterColumns = (
  organisationId: string,
  { id, name, phone, email, languages, signedOn }: CreateInterpreter,
) => {
  const row = { ownerId: organisationId, rowId: id }
  return {
    name: sealText('interpreter.name', row, name),
    phone: sealText('interpreter.phone', row, phone),
    email: sealText('interpreter.email', row, email),
    languages,
    signedOn: requireSignedDay(signedOn),
  }
}
