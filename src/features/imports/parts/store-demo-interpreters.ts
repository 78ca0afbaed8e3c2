import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { dateColumn } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { sealText } from '@/server/sealed/sealed-text'
import type { DemoOrganisation } from './demo-organisation'

/** The register of interpreters. */
export const storeInterpreters = (tx: Transaction, { organisationId }: Actor, { since, interpreters }: DemoOrganisation) =>
  tx.interpreter.createMany({
    data: interpreters.map(({ name, phone, email, languages, signedOn }) => {
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
        createdAt: dateColumn(since),
      }
    }),
  })
