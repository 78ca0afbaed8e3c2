import { familyTextLimits } from '@/domain/text-limits'
import type { FamilyFormState } from './use-family-values'

/** The props that connect a plain text field to the form's state. */
export const textOf = (form: FamilyFormState, name: keyof typeof familyTextLimits) => ({
  value: form.values[name],
  onChange: (value: string) => form.change({ [name]: value }),
  path: name,
  longest: familyTextLimits[name],
})
