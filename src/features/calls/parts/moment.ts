import 'server-only'
import type { Moment } from '@/domain/calls/queue'
import { timeAt } from '@/domain/dates'
import { now, today } from '@/server/clock'

/** The day and the time now, as the queue takes them. */
export const presentMoment = (): Moment => ({ today: today(), time: timeAt(now()) })
