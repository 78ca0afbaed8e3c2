import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { dateColumn } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { sealText } from '@/server/sealed/sealed-text'
import type { DemoInterpreter, DemoOrganisation } from './demo-organisation'

const columnsOf = (organisationId: string, { name, phone, email, languages, signedOn }: DemoInterpreter) => {
  const id = randomUUID()
  const row = { ownerId: organisationId, rowId: id }
  return {
    id,
    organisationId,
    name: sealText('interpreter.name', row, name),
    phone: sealText('interpreter.phone', row, phone),
    email: sealText('interpreter.email', row, email),
    languages,
    signedOn: signedOn === null ? null : dateColumn(signedOn),
  }
}

/** The register of interpreters, and at which calls they interpreted. Returns the id of each name. */
export const storeInterpreters = async (tx: Transaction, { organisationId }: Actor, demo: DemoOrganisation) => {
  const rows = demo.interpreters.map((row) => ({ name: row.name, columns: columnsOf(organisationId, row) }))
  const createdAt = dateColumn(demo.since)
  await tx.interpreter.createMany({ data: rows.map(({ columns }) => ({ ...columns, createdAt })) })
  const idOf = new Map(rows.map(({ name, columns }) => [name, columns.id]))
  const calls = demo.circumstances.flatMap(({ ref, interpreter }) =>
    interpreter === null ? [] : [{ ref, interpreterId: idOf.get(interpreter) ?? null }],
  )
  await tx.$executeRaw`
    update interview set interpreter_id = r."interpreterId"
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as r (ref text, "interpreterId" uuid)
    where interview.organisation_id = ${organisationId}::uuid and interview.ref = r.ref`
  return idOf
}
