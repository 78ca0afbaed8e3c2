/** Opens what raw statements read of identities and contact points. Null stays null: the family has no such row. */
import 'server-only'
import { AppError } from '../errors'
import type { ContactKind } from '../generated/prisma/enums'
import { bytesOf } from './opened-json'
import type { SealedColumn } from './sealed-columns'
import { openText, sealBytes } from './sealed-text'

/** Bytes, or within JSON the text that Postgres writes for them. */
export type SealedValue = Uint8Array | string

/** In a list one damaged text, whose row the log names, keeps nobody from the others: there it is this value. */
export const openedOr = <Value>(fallback: Value, open: () => Value): Value => {
  try {
    return open()
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') return fallback
    throw error
  }
}

export const openValue = (column: SealedColumn, rowId: string, value: SealedValue): string =>
  openText(column, rowId, typeof value === 'string' ? bytesOf(value) : value)

/** How many bytes the text has. */
export const textBytes = (value: SealedValue): number =>
  (typeof value === 'string' ? value.length / 2 - 1 : value.length) - sealBytes

type IdentityColumn = Extract<SealedColumn, `family_identity.${string}`>

/** A column of the identity of this family; empty when it has none. */
export const openIdentity = (column: IdentityColumn, familyId: string, value: SealedValue | null): string =>
  value === null ? '' : openValue(column, familyId, value)

/** The name of the parent of this family. */
export const openParentName = (familyId: string, name: SealedValue | null): string | null =>
  name === null ? null : openValue('family_identity.parent_name', familyId, name)

export type SealedPoint = { id: string; kind: ContactKind; value: SealedValue }

export const openPoint = <Point extends SealedPoint>(point: Point): Point & { value: string } => ({
  ...point,
  value: openValue('contact_point.value', point.id, point.value),
})
