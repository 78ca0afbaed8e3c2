/**
 * Conditions on a state, for lists of what stands in it. They are texts of the statement: the partial indexes of these states
 * (migration `lists_by_state`) are used only then. A parameter is cast by the database when the statement runs, and under
 * row-level security no other index can use a condition on an enum (decision 0053).
 */
import 'server-only'
import { openStates } from '@/domain/calls/interview-state'
import { Prisma } from './db'

const openTexts = Prisma.raw(openStates.map((state) => `'${state}'`).join(', '))

/** On the table or alias `interview`. */
export const isOpenInterview = Prisma.sql`interview.state in (${openTexts})`

/** On the table or alias `help_item`. */
export const isOpenHelp = Prisma.sql`help_item.state = 'open'`
