/**
 * The name of a family, sealed, and opened for lists. A list of names opens two hundred thousand texts of as many families, so it
 * opens no surname with which the name ends: how long that is, its seal does not hide.
 */
import 'server-only'
import { openIdentity, openParentName, textBytes, type SealedValue } from './opened-values'
import { sealText } from './sealed-text'

type FullName = { parentName: string; surname: string }

export const newNameColumns = (familyId: string, { parentName, surname }: FullName) => {
  const row = { ownerId: familyId, rowId: familyId }
  return {
    parentName: sealText('family_identity.parent_name', row, parentName),
    surname: sealText('family_identity.surname', row, surname),
    surnameEndsName: surname !== '' && parentName.endsWith(surname),
  }
}

/** As a statement reads them. */
export type SealedName = {
  parentName: SealedValue | null
  surname: SealedValue | null
  surnameEndsName: boolean | null
}

const endOf = (name: string, bytes: number) => Buffer.from(name).subarray(-bytes).toString()

export const openFullName = (familyId: string, { parentName, surname, surnameEndsName }: SealedName) => {
  const name = openParentName(familyId, parentName)
  if (surname === null) return { parentName: name, surname }
  const isEnd = surnameEndsName === true && name !== null
  return {
    parentName: name,
    surname: isEnd ? endOf(name, textBytes(surname)) : openIdentity('family_identity.surname', familyId, surname),
  }
}
