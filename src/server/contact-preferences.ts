/** Reads and writes the preferences of a family. Those that say something about who they are stand beside the name. */
import 'server-only'
import { oneOf } from '@/domain/closed-lists'
import { channels } from '@/domain/instrument/call-details'
import { lineDropPlans, noPreferences, partsOfDay, type ContactPreferences } from '@/domain/people/contact-preferences'
import type { Prisma } from './db'

export const familyPreferenceColumns = {
  callLanguage: true,
  interpreterNeeded: true,
  preferredChannels: true,
  preferredPartsOfDay: true,
} satisfies Prisma.FamilySelect

export const identityPreferenceColumns = {
  nameToUse: true,
  whoMayHear: true,
  mayLeaveMessage: true,
  safeHours: true,
  stopWord: true,
  lineDropPlan: true,
  lineDropNote: true,
  interpreterName: true,
} satisfies Prisma.FamilyIdentitySelect

type CodesAsText<Row> = { [Field in keyof Row]: Row[Field] extends string[] ? string[] : Row[Field] }
type FamilyRow = CodesAsText<Pick<ContactPreferences, keyof typeof familyPreferenceColumns>>
type IdentityRow = Omit<Pick<ContactPreferences, keyof typeof identityPreferenceColumns>, 'lineDropPlan'> & {
  lineDropPlan: string | null
}

/** A code that is not on the list is left out. */
export const preferencesOf = (family: FamilyRow, identity: IdentityRow | null): ContactPreferences => ({
  nameToUse: identity?.nameToUse ?? noPreferences.nameToUse,
  whoMayHear: identity?.whoMayHear ?? noPreferences.whoMayHear,
  mayLeaveMessage: identity?.mayLeaveMessage ?? noPreferences.mayLeaveMessage,
  safeHours: identity?.safeHours ?? noPreferences.safeHours,
  stopWord: identity?.stopWord ?? noPreferences.stopWord,
  lineDropPlan: oneOf(lineDropPlans, identity?.lineDropPlan ?? undefined) ?? noPreferences.lineDropPlan,
  lineDropNote: identity?.lineDropNote ?? noPreferences.lineDropNote,
  interpreterName: identity?.interpreterName ?? noPreferences.interpreterName,
  callLanguage: family.callLanguage,
  interpreterNeeded: family.interpreterNeeded,
  preferredChannels: family.preferredChannels.flatMap((code) => oneOf(channels, code) ?? []),
  preferredPartsOfDay: family.preferredPartsOfDay.flatMap((code) => oneOf(partsOfDay, code) ?? []),
})

/** The preferences as columns of the family's own row. */
export const familyPreferences = (preferences: ContactPreferences) => ({
  callLanguage: preferences.callLanguage,
  interpreterNeeded: preferences.interpreterNeeded,
  preferredChannels: preferences.preferredChannels,
  preferredPartsOfDay: preferences.preferredPartsOfDay,
})

/** The preferences as columns beside the family's name. */
export const identityPreferences = (preferences: ContactPreferences) => ({
  nameToUse: preferences.nameToUse,
  whoMayHear: preferences.whoMayHear,
  mayLeaveMessage: preferences.mayLeaveMessage,
  safeHours: preferences.safeHours,
  stopWord: preferences.stopWord,
  lineDropPlan: preferences.lineDropPlan,
  lineDropNote: preferences.lineDropNote,
  interpreterName: preferences.interpreterName,
})
