import 'server-only'
import { create } from 'qrcode'
import { requireFound } from '@/server/authorize'
import { database, ofOrganisation } from '@/server/db'
import { sealedSeedOf } from './sealed-seed'
import { freshSeed, seedForApp } from './totp'

/** The dark squares of a code as the path of a drawing, one unit each. */
const squaresOf = (address: string) => {
  const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules
  const squares = [...data].map((dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''))
  return { size, path: squares.join('') }
}

/** Whose app it is to be: somebody who is signed in, or has typed the password. */
type Owner = { id: string; organisationId: string }

/** A fresh secret for an app, as a drawing and as text. Nothing of it is stored before the app has shown a code. */
export const factorForApp = async ({ id: staffId, organisationId }: Owner) => {
  const person = { where: { id: staffId }, select: { email: true } } as const
  const { email } = requireFound(await database(ofOrganisation(organisationId)).staff.findFirst(person))
  const seed = freshSeed()
  const { secret, address } = seedForApp(seed, email)
  return { secret, drawing: squaresOf(address), sealedSeed: sealedSeedOf(staffId, seed) }
}

export type FactorForApp = Awaited<ReturnType<typeof factorForApp>>
