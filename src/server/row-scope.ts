/**
 * For whom a statement runs. The database shows the application no row without it (row-level security, decision 0053). The code
 * says it at each statement; nothing of a request does.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { now } from './clock'

/**
 * What is read before anybody is known, or for the whole installation. Each opens a few tables, which the migration
 * `rows_of_one_organisation` lists: `sign_in` who somebody is, `link` whose a secret link is, `jobs` what waits for a worker,
 * `log` the log of all organisations, `organisations` which there are, and `start` nothing that is of an organisation.
 */
export const purposes = ['sign_in', 'link', 'jobs', 'log', 'organisations', 'start'] as const
export type Purpose = (typeof purposes)[number]

/** A whole organisation: for a job, and for what nobody in particular asks. */
export type OrganisationScope = { readonly kind: 'organisation'; readonly organisationId: string }

const scopesOfOrganisations = new Map<string, OrganisationScope>()

const newScope = (organisationId: string): OrganisationScope => {
  const scope = { kind: 'organisation', organisationId } as const
  scopesOfOrganisations.set(organisationId, scope)
  return scope
}

/** The same scope each time, because a client of Prisma is made for each and takes a while. */
export const ofOrganisation = (organisationId: string): OrganisationScope =>
  scopesOfOrganisations.get(organisationId) ?? newScope(organisationId)

/** Somebody in a room without an account, who sees that room and nothing else. */
export type SeatScope = { readonly kind: 'seat'; readonly seatId: string }

export const seatScope = (seatId: string): SeatScope => ({ kind: 'seat', seatId })

export type Scope = Actor | OrganisationScope | SeatScope | Purpose

/**
 * The settings of the database that its policies read. A caller reaches some families of the organisation: who it is and when,
 * by the clock of this process, decides which (migration `families_of_a_caller`).
 */
export const settingNames = [
  'nabij.organisation',
  'nabij.purpose',
  'nabij.role',
  'nabij.staff',
  'nabij.at',
  'nabij.seat',
] as const
export type Settings = readonly string[]

/** The values of `settingNames`, in their order. */
export const settingsOf = (scope: Scope): Settings => {
  if (typeof scope === 'string') return ['', scope, '', '', '', '']
  if (scope.kind === 'seat') return ['', '', '', '', '', scope.seatId]
  if (scope.kind !== 'staff') return [scope.organisationId, '', '', '', '', '']
  return [scope.organisationId, '', scope.role, scope.staffId, now().toISOString(), '']
}
