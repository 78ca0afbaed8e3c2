/** The page that explains every figure of the week. Not part of the messages, because only this page needs it. */
import type { Locale } from './locale'
import { weekExplained as en } from './messages/en/week-explained'
import { weekExplained as nl } from './messages/nl/week-explained'
import type { WeekExplained } from './week-explained-texts'

export const weekExplainedOf = (locale: Locale): WeekExplained => (locale === 'en' ? en : nl)
