/**
 * The themes that a quote may be about: the options of the questions that families answer with a story, and no others.
 */
import { choiceItems } from '../../instrument/items'

export const quoteItems = ['worries_topics', 'keeps_going', 'needs', 'goes_well'] as const
export type QuoteItem = (typeof quoteItems)[number]
/** A question and one of its options, as `goes_well:together`. */
export type QuoteTheme = `${QuoteItem}:${string}`

export const quoteThemes: readonly QuoteTheme[] = quoteItems.flatMap((key) => {
  const item = choiceItems.find((one) => one.key === key)
  return (item?.options ?? []).map((option): QuoteTheme => `${key}:${option}`)
})
