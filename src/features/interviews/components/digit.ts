import type { Answer } from '@/domain/instrument/answer'
import type { Item } from '@/domain/instrument/keys'
import { isOwnKey } from '@/domain/instrument/own-questions'
import { chosenOf, toggledOptions } from './option-controls'

/**
 * The value after a press of `digit`: the nth option, the grade (0 is ten) or the number. Undefined where it chooses
 * nothing.
 */
export const valueOfDigit = (item: Item, answer: Answer | undefined, digit: number): Answer['value'] | undefined => {
  const number = digit === 0 ? 10 : digit
  switch (item.kind) {
    case 'choice':
      return item.options[number - 1]
    case 'many':
    case 'languages': {
      const option = item.options[number - 1]
      return option === undefined ? undefined : toggledOptions(item, chosenOf(answer), option)
    }
    case 'grade':
      return number
    case 'number':
      // Of a number with two digits the last one typed would be stored. Few families have ten children.
      if (isOwnKey(item.key) && item.max > 9) return undefined
      return digit >= item.min && digit <= item.max ? digit : undefined
    default:
      return undefined
  }
}
