/** Which role the groups of somebody at the identity provider give. */
import type { Role } from './actor'
import type { ProviderClaims } from './provider-claims'

/** A group at the provider, and the role that it gives. */
export type RoleOfGroup = ReadonlyMap<string, Role>

/** The roles that a group can give, the one that counts first before the others. A reader needs a place that no group has. */
export const rolesOfGroups = ['admin', 'coordinator', 'coach', 'caller'] as const satisfies readonly Role[]

/** A provider that says nothing of groups knows none of this person. */
const groupsOf = (claims: ProviderClaims, claim: string): readonly unknown[] => {
  const groups = claims[claim]
  return Array.isArray(groups) ? groups : [groups]
}

type Settings = { groupsClaim: string; roleOfGroup: RoleOfGroup }

const rolesInGroups = (claims: ProviderClaims, { groupsClaim, roleOfGroup }: Settings): ReadonlySet<Role> =>
  new Set(
    groupsOf(claims, groupsClaim).flatMap((group) => (typeof group === 'string' ? (roleOfGroup.get(group) ?? []) : [])),
  )

/** `keepsRole`: they may have their present role as long as the new one waits for somebody. */
export type GroupRole = { role: Role; keepsRole: boolean }

/**
 * The role that somebody of this role should have. Null: they have one that groups give, and are in none of its groups, so they
 * have no role here any more. A role that no group gives is nobody's business but the organisation's.
 */
export const roleByGroups = (role: Role, claims: ProviderClaims, settings: Settings): GroupRole | null => {
  const groupRoles = rolesInGroups(claims, settings)
  const keepsRole = groupRoles.has(role) || ![...settings.roleOfGroup.values()].includes(role)
  const first = rolesOfGroups.find((one) => groupRoles.has(one))
  if (first) return { role: first, keepsRole }
  return keepsRole ? { role, keepsRole } : null
}
