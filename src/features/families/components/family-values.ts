import type { FormProblem } from '@/components/form/field-problems'
import { problemsByRow } from '@/components/form/problems-by-row'
import { keysOf } from '@/domain/closed-lists'
import { noPreferences } from '@/domain/people/contact-preferences'
import type { ContactForForm } from '../queries/contact-for-form'
import type { FamilyForForm } from '../queries/family-for-form'
import type { CreateFamily } from '../schema'

/** The values of the form. Each row has a key of its own, so that removing one does not disturb the others. */
export type FamilyValues = Omit<
  CreateFamily,
  'id' | 'knownAlike' | 'contactPoints' | 'children' | 'mayLeaveMessage'
> & {
  mayLeaveMessage: 'yes' | 'no' | ''
  contactPoints: (CreateFamily['contactPoints'][number] & { key: string })[]
  children: { key: string; age: number | ''; schoolId: string | null }[]
}

export const emptyValues: FamilyValues = {
  ref: '',
  parentName: '',
  surname: '',
  address: '',
  note: '',
  ...noPreferences,
  mayLeaveMessage: '',
  status: 'known',
  programme: '',
  homeLanguages: [],
  callerId: null,
  contactPoints: [{ key: 'first', kind: 'phone', value: '', state: 'active' }],
  children: [],
}

export const valuesOf = (family: FamilyForForm): FamilyValues => {
  const { id: _, version: __, mayLeaveMessage, contactPoints, children, ...plain } = family
  return {
    ...plain,
    ...contactFieldsOf({ mayLeaveMessage, contactPoints }),
    children: children.map((child, position) => ({ ...child, key: String(position) })),
  }
}

/** The values of the form in which a caller corrects the contact details. The other fields are not shown and not sent. */
export const contactValuesOf = (contact: ContactForForm): FamilyValues => {
  const { id: _, version: __, mayLeaveMessage, contactPoints, ...plain } = contact
  return { ...emptyValues, ...plain, ...contactFieldsOf({ mayLeaveMessage, contactPoints }) }
}

type StoredContactFields = Pick<FamilyForForm, 'mayLeaveMessage' | 'contactPoints'>

const contactFieldsOf = ({ mayLeaveMessage, contactPoints }: StoredContactFields) => ({
  mayLeaveMessage: mayLeaveMessage === null ? ('' as const) : mayLeaveMessage ? ('yes' as const) : ('no' as const),
  contactPoints: contactPoints.map((point) => ({ ...point, key: point.id })),
})

/** The values to send, without empty contact rows. A missing age is sent as -1, which the server refuses at its field. */
export const inputOf = (values: FamilyValues) => ({
  ...values,
  mayLeaveMessage: values.mayLeaveMessage === '' ? null : values.mayLeaveMessage === 'yes',
  contactPoints: values.contactPoints
    .filter(({ value }) => value.trim() !== '')
    .map(({ kind, value, state }) => ({ kind, value, state })),
  children: values.children.map(({ age, schoolId }) => ({ age: age === '' ? -1 : age, schoolId })),
})

/** Numbers, addresses and preferences alone. */
export const contactInputOf = (values: FamilyValues) => {
  const { mayLeaveMessage, contactPoints } = inputOf(values)
  return {
    nameToUse: values.nameToUse,
    whoMayHear: values.whoMayHear,
    safeHours: values.safeHours,
    stopWord: values.stopWord,
    lineDropPlan: values.lineDropPlan,
    lineDropNote: values.lineDropNote,
    callLanguage: values.callLanguage,
    interpreterNeeded: values.interpreterNeeded,
    interpreterRefused: values.interpreterRefused,
    interpreterName: values.interpreterName,
    preferredChannels: values.preferredChannels,
    preferredPartsOfDay: values.preferredPartsOfDay,
    mayLeaveMessage,
    contactPoints,
  }
}

/** The problems at the rows of the form. The server numbers only the sent rows, without the empty ones. */
export const problemsInForm = (values: FamilyValues, problems: readonly FormProblem[]): FormProblem[] => {
  const filledPoints = values.contactPoints.filter(({ value }) => value.trim() !== '')
  const keysIn = (rows: readonly { key: string }[]) => rows.map(({ key }) => key)
  return problemsByRow(
    problemsByRow(problems, 'contactPoints', keysIn(filledPoints)),
    'children',
    keysIn(values.children),
  )
}

/** The fields in which a newer record differs from the one that the form was filled with. */
export const changedFields = (valuesBefore: FamilyValues, valuesAfter: FamilyValues): (keyof FamilyValues)[] =>
  keysOf(valuesBefore).filter((field) => JSON.stringify(valuesBefore[field]) !== JSON.stringify(valuesAfter[field]))
