import 'server-only'
import type { HalfSession } from '@/server/half-session'
import { factorForApp } from '../parts/factor-for-app'

/** What a person with the password alone scans; null when the account has a factor already. */
export const firstFactorToAdd = async ({ staff, hasFactor }: HalfSession) => (hasFactor ? null : factorForApp(staff.id))
