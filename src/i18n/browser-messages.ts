import type { Messages } from './messages'

/**
 * The groups of messages that only the server shows. They are not sent with each page of the staff, because every page carries what
 * the browser gets, and the server writes it anew each time. A component that uses one of them takes it from this list.
 */
export const serverGroups = [
  'backups',
  'errors',
  'explanation',
  'reach',
  'reading',
  'release',
  'rooms',
  'schools',
  'signIn',
  'weeks',
] as const satisfies readonly (keyof Messages)[]

/** The messages that a component in the browser may show. */
export const browserMessages = (messages: Messages): Partial<Messages> => {
  const groups: Partial<Messages> = { ...messages }
  for (const group of serverGroups) delete groups[group]
  return groups
}
