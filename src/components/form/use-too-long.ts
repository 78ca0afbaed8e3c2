import { useSyncExternalStore } from 'react'
import { tooLongText } from '@/i18n/form-words'

const neverChanges = () => () => undefined

/**
 * The text about characters that are too many, or null. The words are known in a browser alone, so a text that was stored too
 * long is announced once the page has its script.
 */
export const useTooLong = (excess: number, longest: number): string | null =>
  useSyncExternalStore(
    neverChanges,
    () => (excess > 0 ? tooLongText(excess, longest) : null),
    () => null,
  )
