/** What of a family's stored safe contact stays when a file has an empty cell for it: an empty cell makes no call less safe. */
import { plansForbiddenMessage, safeContactFields, type ContactPreferences } from '../people/contact-preferences'

type SafeContactField = (typeof safeContactFields)[number]
type PreferencesOfFile = Partial<ContactPreferences>

const isEmpty = (value: ContactPreferences[SafeContactField] | undefined) => value === null || value === ''

/** The fields of safe contact that are empty in the file and not in the database. */
export const keptSafeContact = (inFile: PreferencesOfFile, storedPreferences: ContactPreferences) =>
  safeContactFields.filter((field) => isEmpty(inFile[field]) && !isEmpty(storedPreferences[field]))

/**
 * The preferences of a family after the import: those of the file, and the stored ones where the file has no column or, for safe
 * contact, an empty cell. A stored plan to leave a message ends when the file says that none may be left.
 */
export const preferencesAfterImport = (
  inFile: PreferencesOfFile,
  storedPreferences: ContactPreferences,
): ContactPreferences => {
  const keptFields = keptSafeContact(inFile, storedPreferences)
  const keptValues = Object.fromEntries(keptFields.map((field) => [field, storedPreferences[field]]))
  const preferences: ContactPreferences = { ...storedPreferences, ...inFile, ...keptValues }
  const isForbidden = plansForbiddenMessage(preferences) && !plansForbiddenMessage(storedPreferences)
  return isForbidden && !inFile.lineDropPlan ? { ...preferences, lineDropPlan: null } : preferences
}
