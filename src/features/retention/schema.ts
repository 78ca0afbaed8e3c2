/** Input about how long families are kept. */
import { z } from 'zod'
import { isCalendarDate } from '@/domain/dates'
import { numberInAddress, storableText, wholeNumber } from '@/domain/input'
import { tableOf } from '@/domain/figures/table-of'
import { extensionReasons } from '@/domain/retention/extension'
import { familyKinds, fewestTermMonths, mostTermMonths } from '@/domain/retention/retention-term'

const months = z.coerce
  .number('required')
  .pipe(wholeNumber.min(fewestTermMonths, 'out_of_range').max(mostTermMonths, 'out_of_range'))

/** As the table limits it. */
export const retentionTermsSchema = z.object(tableOf(familyKinds, () => months))

/** More than one page of the list shows. */
const mostFamilies = 500

export const recordExtensionSchema = z.object({
  familyIds: z.array(z.uuid()).min(1, 'choose_family').max(mostFamilies),
  reason: z.enum(extensionReasons, 'required'),
  until: storableText.refine(isCalendarDate, 'day_needed'),
})
export type RecordExtension = z.output<typeof recordExtensionSchema>

/** The job reads everything from the database. */
export const retentionJobSchema = z.object({})

/** The address of the list. */
export const announcedPageSchema = z.object({ page: numberInAddress().catch(1) })
