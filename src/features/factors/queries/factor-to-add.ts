import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { factorForApp } from '../parts/factor-for-app'

/** What a person who is signed in scans to add an app. */
export const factorToAdd = ({ staffId: id, organisationId }: StaffActor) => factorForApp({ id, organisationId })
