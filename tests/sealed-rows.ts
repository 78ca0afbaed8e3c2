/** What a test stores of families without a command: sealed, as the commands store it. */
import type { Contact } from '@/domain/people/contact-point'
import { contactValueColumns, newContactColumns } from '@/server/sealed/contact-columns'
import { type Prisma } from '@/server/db'
import { sealText } from '@/server/sealed/sealed-text'
import { database } from './owner'

const columns = {
  parentName: 'family_identity.parent_name',
  surname: 'family_identity.surname',
  address: 'family_identity.address',
  safeHours: 'family_identity.safe_hours',
  nameToUse: 'family_identity.name_to_use',
  interpreterName: 'family_identity.interpreter_name',
} as const

type IdentityText = keyof typeof columns
type IdentityTexts = { [column in IdentityText]?: string | undefined }

const isText = (column: string): column is IdentityText => Object.hasOwn(columns, column)

/** These columns of the identity of a family, sealed. */
export const identityColumns = (
  familyId: string,
  texts: IdentityTexts,
): { [column in IdentityText]?: Uint8Array<ArrayBuffer> } & { surnameEndsName: boolean } => ({
  surnameEndsName: false,
  ...Object.fromEntries(
    Object.entries(texts).flatMap(([column, text]) =>
      isText(column) && text !== undefined
        ? [[column, sealText(columns[column], { ownerId: familyId, rowId: familyId }, text)]]
        : [],
    ),
  ),
})

export const updateIdentity = (familyId: string, texts: IdentityTexts) =>
  database().familyIdentity.update({ where: { familyId }, data: identityColumns(familyId, texts) })

/** Gives all families of an organisation these texts. */
export const updateIdentities = async (organisationId: string, texts: IdentityTexts) => {
  const rows = await database().familyIdentity.findMany({ where: { organisationId }, select: { familyId: true } })
  for (const { familyId } of rows) await updateIdentity(familyId, texts)
}

type Point = Contact & Omit<Partial<Prisma.ContactPointUncheckedCreateInput>, 'value' | 'valueHash' | 'lookups'>

export const aContactPoint = ({
  organisationId,
  familyId,
  kind,
  value,
  ...more
}: Point & { organisationId: string; familyId: string }) =>
  database().contactPoint.create({
    data: { ...newContactColumns({ organisationId, familyId }, { kind, value }), ...more },
  })

/** Another text in the place of those that a condition finds. */
export const updateContactValues = async (where: Prisma.ContactPointWhereInput, value: string) => {
  const points = await database().contactPoint.findMany({ where })
  for (const { id, organisationId, familyId, kind } of points)
    await database().contactPoint.update({
      where: { id },
      data: contactValueColumns({ organisationId, familyId }, id, { kind, value }),
    })
}
