/** A call while it is going on: everything that an answer may depend on. */
import type { Answers } from '@/domain/instrument/answer'
import type { Call } from './calendar'
import type { Random } from './random'

export type Talk = { random: Random; call: Call; answers: Answers }
