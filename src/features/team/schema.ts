import { z } from 'zod'
import { wholeNumber } from '@/domain/input'

export const mostHours = 60
export const mostCalls = 40

const hoursPerWeek = wholeNumber.min(1).max(mostHours).nullable()
const callsPerDay = wholeNumber.min(1).max(mostCalls).nullable()

export const saveWorkloadSchema = z.object({ hoursPerWeek, callsPerDay })
export type SaveWorkload = z.output<typeof saveWorkloadSchema>

export const saveHoursSchema = z.object({ staffId: z.uuid(), hoursPerWeek })
export type SaveHours = z.output<typeof saveHoursSchema>

export const talkSchema = z.object({ id: z.uuid() })
export type TalkId = z.output<typeof talkSchema>
