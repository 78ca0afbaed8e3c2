import 'server-only'
import type { HalfSession } from '@/server/half-session'
import { passkeySite } from '@/server/passkey-site'
import { factorForApp } from '../parts/factor-for-app'

/**
 * What a person with the password alone can set up: a passkey, and how it is called at first, or an app with what it scans.
 * Null when the account has a factor already, here or at the identity provider.
 */
export const firstFactorToAdd = async ({ staff, hasFactor, needsProvider, device }: HalfSession) =>
  hasFactor || needsProvider
    ? null
    : { app: await factorForApp(staff), origin: passkeySite()?.origin ?? null, name: device }

export type FirstFactorToAdd = NonNullable<Awaited<ReturnType<typeof firstFactorToAdd>>>
