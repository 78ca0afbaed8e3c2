/**
 * For whom a statement runs. The database shows the application no row without it (row-level security, decision 0053). The code
 * says it at each statement; nothing of a request does.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'

/**
 * What is read before anybody is known, or for the whole installation. Each opens a few tables, which the migration
 * `rows_of_one_organisation` lists: `sign_in` who somebody is, `link` whose a secret link is, `jobs` what waits for a worker,
 * `log` the log of all organisations, `organisations` which there are, and `start` nothing that is of an organisation.
 */
export const purposes = ['sign_in', 'link', 'jobs', 'log', 'organisations', 'start'] as const
export type Purpose = (typeof purposes)[number]

/** A whole organisation: for a job, and for what nobody in particular asks. */
export type OrganisationScope = { readonly kind: 'organisation'; readonly organisationId: string }

export const ofOrganisation = (organisationId: string): OrganisationScope => ({ kind: 'organisation', organisationId })

export type Scope = Actor | OrganisationScope | Purpose

/** The settings of the database that its policies read. */
export const settingNames = ['nabij.organisation', 'nabij.purpose', 'nabij.role'] as const
export type Settings = readonly string[]

/** The values of `settingNames`, in their order. */
export const settingsOf = (scope: Scope): Settings =>
  typeof scope === 'string' ? ['', scope, ''] : [scope.organisationId, '', scope.kind === 'staff' ? scope.role : '']
