/** How every figure of the week is made, in plain words. Apart from the screens' messages: one page carries it. */
import type { Locale } from './locale'
import { weekExplained as en } from './messages/en/week-explained'
import { weekExplained as nl } from './messages/nl/week-explained'

export type WeekExplained = {
  title: string
  lead: string
  back: string
  parts: readonly { heading: string; lines: readonly string[] }[]
}

export const weekExplainedOf = (locale: Locale): WeekExplained => (locale === 'en' ? en : nl)
