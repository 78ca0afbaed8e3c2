/** Input about signals. */
import { z } from 'zod'
import { storableText, wholeNumber } from '@/domain/input'
import { signalFindings } from '@/domain/signals/signals'

export const markSignalSeenSchema = z.object({
  signalId: z.uuid(),
  finding: storableText.pipe(z.enum(signalFindings, 'required')),
})
export type MarkSignalSeen = z.output<typeof markSignalSeenSchema>

/** As the table limits it. */
export const [fewestFamiliesADay, mostFamiliesADay] = [10, 1000] as const

export const updateSignalLimitSchema = z.object({
  familiesADay: z.coerce
    .number('required')
    .pipe(wholeNumber.min(fewestFamiliesADay, 'threshold_low').max(mostFamiliesADay, 'too_big')),
})
export type UpdateSignalLimit = z.output<typeof updateSignalLimitSchema>
