/** How, when and with whom a parent wants to be called, and what makes a call safe for them. */
import type { Channel } from '../instrument/call-details'

export const lineDropPlans = ['call_back', 'wait_for_parent', 'leave_message'] as const
export const partsOfDay = ['morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof partsOfDay)[number]

/** Null, an empty text and an empty list: not asked yet. */
export type ContactPreferences = {
  nameToUse: string
  whoMayHear: string
  mayLeaveMessage: boolean | null
  safeHours: string
  /** A word by which the parent says that they cannot talk freely, so that the call must stop. */
  stopWord: string
  lineDropPlan: (typeof lineDropPlans)[number] | null
  lineDropNote: string
  /** A BCP 47 tag, or `other`. */
  callLanguage: string | null
  interpreterNeeded: boolean | null
  /** The parent wants no interpreter, also where one is needed. */
  interpreterRefused: boolean | null
  interpreterName: string
  preferredChannels: Channel[]
  preferredPartsOfDay: PartOfDay[]
}

/** What makes a call safe for the parent, and to what they said no. The other preferences are wishes. */
export const safeContactFields = [
  'nameToUse',
  'whoMayHear',
  'mayLeaveMessage',
  'safeHours',
  'stopWord',
  'lineDropPlan',
  'lineDropNote',
  'interpreterRefused',
] as const satisfies readonly (keyof ContactPreferences)[]

/** Whether the plan for a line that drops is to leave a message where no message may be left. */
export const plansForbiddenMessage = ({
  mayLeaveMessage,
  lineDropPlan,
}: Pick<ContactPreferences, 'mayLeaveMessage' | 'lineDropPlan'>): boolean =>
  mayLeaveMessage === false && lineDropPlan === 'leave_message'

export const noPreferences: ContactPreferences = {
  nameToUse: '',
  whoMayHear: '',
  mayLeaveMessage: null,
  safeHours: '',
  stopWord: '',
  lineDropPlan: null,
  lineDropNote: '',
  callLanguage: null,
  interpreterNeeded: null,
  interpreterRefused: null,
  interpreterName: '',
  preferredChannels: [],
  preferredPartsOfDay: [],
}
