/** Reads and writes the preferences of a family. Those that say something about who they are stand beside the name. */
import 'server-only'
import { oneOf } from '@/domain/closed-lists'
import { channels } from '@/domain/instrument/call-details'
import { lineDropPlans, noPreferences, partsOfDay, type ContactPreferences } from '@/domain/people/contact-preferences'
import type { Prisma } from './db'
import { openIdentity, type SealedValue } from './sealed/opened-values'
import { sealText } from './sealed/sealed-text'

export const familyPreferenceColumns = {
  callLanguage: true,
  interpreterNeeded: true,
  interpreterRefused: true,
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
  interpreterRefused: family.interpreterRefused,
  preferredChannels: family.preferredChannels.flatMap((code) => oneOf(channels, code) ?? []),
  preferredPartsOfDay: family.preferredPartsOfDay.flatMap((code) => oneOf(partsOfDay, code) ?? []),
})

/** The preferences as columns of the family's own row. */
export const familyPreferences = (preferences: ContactPreferences) => ({
  callLanguage: preferences.callLanguage,
  interpreterNeeded: preferences.interpreterNeeded,
  interpreterRefused: preferences.interpreterRefused,
  preferredChannels: preferences.preferredChannels,
  preferredPartsOfDay: preferences.preferredPartsOfDay,
})

type PreferenceText = 'nameToUse' | 'whoMayHear' | 'safeHours' | 'stopWord' | 'lineDropNote' | 'interpreterName'

/** The words among the preferences as a raw statement reads them. Null: the family has no identity. */
export type SealedPreferences = { readonly [field in PreferenceText]: SealedValue | null }

export const openPreferences = (
  familyId: string,
  preferences: SealedPreferences,
): Pick<ContactPreferences, PreferenceText> => ({
  nameToUse: openIdentity('family_identity.name_to_use', familyId, preferences.nameToUse),
  whoMayHear: openIdentity('family_identity.who_may_hear', familyId, preferences.whoMayHear),
  safeHours: openIdentity('family_identity.safe_hours', familyId, preferences.safeHours),
  stopWord: openIdentity('family_identity.stop_word', familyId, preferences.stopWord),
  lineDropNote: openIdentity('family_identity.line_drop_note', familyId, preferences.lineDropNote),
  interpreterName: openIdentity('family_identity.interpreter_name', familyId, preferences.interpreterName),
})

/** The preferences as columns beside the family's name, sealed. */
export const identityPreferences = (familyId: string, preferences: ContactPreferences) => {
  const row = { ownerId: familyId, rowId: familyId }
  return {
    nameToUse: sealText('family_identity.name_to_use', row, preferences.nameToUse),
    whoMayHear: sealText('family_identity.who_may_hear', row, preferences.whoMayHear),
    mayLeaveMessage: preferences.mayLeaveMessage,
    safeHours: sealText('family_identity.safe_hours', row, preferences.safeHours),
    stopWord: sealText('family_identity.stop_word', row, preferences.stopWord),
    lineDropPlan: preferences.lineDropPlan,
    lineDropNote: sealText('family_identity.line_drop_note', row, preferences.lineDropNote),
    interpreterName: sealText('family_identity.interpreter_name', row, preferences.interpreterName),
  }
}
