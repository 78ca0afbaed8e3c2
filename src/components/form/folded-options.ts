import type { OptionsFilter } from '@mantine/core'
import { isFoundIn, searchWords } from '@/domain/people/search-text'

/** Filters the options of a chooser by the typed text, as every search does: all words, in any order, without accents. */
export const foldedOptions: OptionsFilter = ({ options, search }) => {
  const words = searchWords(search)
  return options.flatMap((option): typeof options => {
    if (!('items' in option)) return isFoundIn(option.label, words) ? [option] : []
    const items = option.items.filter(({ label }) => isFoundIn(label, words))
    return items.length > 0 ? [{ ...option, items }] : []
  })
}
