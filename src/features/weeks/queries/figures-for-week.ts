import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import type { WeekFigures } from '@/domain/figures/week-figures'
import { countedWeek } from './counted-week'
import type { figuresInputSchema } from '../schema'

/** The exact figures of one week, for exchange inside the organisation. */
export const figuresForWeek = async (actor: Actor, input: z.output<typeof figuresInputSchema>): Promise<WeekFigures> =>
  (await countedWeek(actor, input)).figures
