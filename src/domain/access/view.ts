/** What the log says of a request beside who and what: where it came from, and of what was shown, which part and on what ground. */

import type { Actor, Role } from './actor'

/** From where a request comes. */
export const origins = ['page', 'action', 'route', 'command_line', 'job'] as const
export type Origin = (typeof origins)[number]

/** Which part of what is kept was shown. A row of the log with a part is one of looking. */
export const parts = [
  'record',
  'contact',
  'edit',
  'card',
  'interview',
  'concern',
  'list',
  'search',
  'calls',
  'day',
  'agenda',
  'help',
  'reach',
  'release',
  'preview',
  'calendar',
  'file',
  'copy',
  'views',
] as const
export type Part = (typeof parts)[number]

/** What was opened by itself; every other part shows several at once. */
export const openedParts: readonly Part[] = [
  'record',
  'contact',
  'edit',
  'card',
  'interview',
  'concern',
  'calendar',
  'copy',
  'views',
]

/** The kinds of rows about one family. */
export const viewKinds = ['opened', 'listed', 'changed', 'refused'] as const
export type ViewKind = (typeof viewKinds)[number]

/**
 * Why somebody may look. Of a caller: their own family, that of a colleague who is away, one of those that wait for a caller,
 * one that they call for somebody else, or a family that is another's by now, of which they hold a call or promised help.
 */
export const grounds = [
  'assigned',
  'cover',
  'pool',
  'lease',
  'own_work',
  'several',
  'coordination',
  'coaching',
  'publication',
  'administration',
  'operator',
] as const
export type Ground = (typeof grounds)[number]

const groundsOfRoles: { readonly [role in Role]: Ground | null } = {
  /** Depends on the family. */
  caller: null,
  coordinator: 'coordination',
  coach: 'coaching',
  reader: 'publication',
  admin: 'administration',
}

/** The ground that a role has for all of its work; null for a caller, whose ground is each family's, and for a job. */
export const groundOfRole = (actor: Actor): Ground | null => {
  if (actor.kind === 'staff') return groundsOfRoles[actor.role]
  return actor.source.origin === 'command_line' ? 'operator' : null
}

/** The ground of looking at a place where nothing was: a caller's empty list is that of their own families. */
export const groundOfNothing = (actor: Actor): Ground | null =>
  groundOfRole(actor) ?? (actor.kind === 'staff' ? 'assigned' : null)

/** Who does something, and in which role: the system has neither. */
export const personOf = (actor: Actor): { staffId: string | null; role: Role | null } =>
  actor.kind === 'staff' ? { staffId: actor.staffId, role: actor.role } : { staffId: null, role: null }

export const results = ['allowed', 'refused', 'not_found'] as const
export type Result = (typeof results)[number]
