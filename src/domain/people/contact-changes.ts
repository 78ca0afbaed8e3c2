/** Finds the old values that a change of a family's contact details replaces, for the history. */
import { keysOf } from '../closed-lists'
import { contactKey, type Contact } from './contact-point'
import { noPreferences, type ContactPreferences } from './contact-preferences'

const preferenceFields = keysOf(noPreferences)
export const contactFields = ['phone', 'email', ...preferenceFields] as const
export type ContactField = (typeof contactFields)[number]

/** The old value as text: the codes of a list are separated by `|`, and a boolean is `yes` or `no`. */
export type ContactChange = { field: ContactField; oldValue: string }

const asText = (value: ContactPreferences[keyof ContactPreferences]): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : value.join('|')
}

/** The codes of a list that was stored as an old value. */
export const codesOfOldValue = (oldValue: string): string[] => oldValue.split('|').filter(Boolean)

/** What was filled in before and is different now. A field that was empty has no old value to keep. */
export const preferenceChanges = (
  oldPreferences: ContactPreferences,
  newPreferences: Partial<ContactPreferences>,
): ContactChange[] =>
  preferenceFields.flatMap((field) => {
    const [oldValue, newValue] = [asText(oldPreferences[field]), newPreferences[field]]
    return oldValue !== '' && newValue !== undefined && asText(newValue) !== oldValue ? [{ field, oldValue }] : []
  })

type Point = Contact & { state: 'active' | 'dead' }

/** The numbers and addresses that are no longer there, or no longer in use. Another notation of the same one is no change. */
export const pointChanges = (oldPoints: readonly Point[], newPoints: readonly Point[]): ContactChange[] => {
  const usableKeys = new Set(newPoints.filter(({ state }) => state === 'active').map(contactKey))
  const presentKeys = new Set(newPoints.map(contactKey))
  return oldPoints
    .filter((point) => !(point.state === 'active' ? usableKeys : presentKeys).has(contactKey(point)))
    .map(({ kind, value }) => ({ field: kind, oldValue: value }))
}
