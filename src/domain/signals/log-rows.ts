/** Which rows of the log a signal is made of. This is the one place that names their verbs, parts and grounds. */
import type { Role } from '../access/actor'
import type { Verb } from '../access/verbs'

/** The parts of a view that show one family's file. A list or a search shows many at once, and is no opened file. */
export const fileParts = ['record', 'contact', 'edit', 'card', 'interview', 'concern', 'copy'] as const

/**
 * The grounds of a view by somebody whose family it is not: it waits for a caller, they call it for a colleague, or it is a
 * colleague's by now.
 */
export const groundsOfOthers = ['pool', 'lease', 'own_work'] as const

/** Files with all families of an organisation, or all their answers. */
export const exportVerbs = ['family.export', 'interview.export'] as const satisfies readonly Verb[]

/** A refusal of one of these is a failed sign-in: a wrong password, or a wrong second step. */
export const signInVerbs = ['session.start', 'session.verify'] as const satisfies readonly Verb[]

/** What gives somebody access at once, and what does so when it names one of these roles. */
export const grantVerbs = ['access.release', 'factor.clear'] as const satisfies readonly Verb[]
export const roleVerbs = ['staff.change', 'staff.invite'] as const satisfies readonly Verb[]
export const grantedRoles = ['coordinator', 'admin'] as const satisfies readonly Role[]

/** What answers who tries links that lead nowhere, once there were too many. Nobody is signed in then. */
export const linkVerb = 'release.export' satisfies Verb
