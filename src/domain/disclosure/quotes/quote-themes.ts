/** The themes that a quote may be about: those of the questions that families answer with a story, and no others. */
import { everyItem } from '../../instrument/instrument'
import type { Item, QuotedKey } from '../../instrument/keys'

export type QuoteItem = QuotedKey
/** A question and one of its options, as `goes_well:together`. */
export type QuoteTheme = `${QuoteItem}:${string}`

type Quoted = Item & { readonly key: QuoteItem; readonly options: readonly string[] }
const isQuoted = (item: Item): item is Quoted => item.quotes !== undefined && 'options' in item

/** In the instrument's order. */
export const quotedItems: readonly Quoted[] = everyItem.filter(isQuoted)
export const quoteItems: readonly QuoteItem[] = quotedItems.map(({ key }) => key)

export const quoteThemes: readonly QuoteTheme[] = quotedItems.flatMap(({ key, options }) =>
  options.map((option): QuoteTheme => `${key}:${option}`),
)
