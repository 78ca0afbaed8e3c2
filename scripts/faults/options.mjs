import { parseArgs } from 'node:util'
import { numbers } from './program.mjs'

function wholeNumber(text, name) {
  const number = Number(text)
  if (/^\d+$/.test(text) && number > 0 && number < 2 ** 32) return number
  throw new Error(`--${name} wants a whole number above zero, not ${text}`)
}

/**
 * @param {readonly string[]} args
 * @returns {{ only: string[], rounds: number | undefined, seed: number, isSmall: boolean, out: string | undefined }}
 */
export function faultOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string' },
      small: { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',').filter(Boolean)
  const unknown = only.find((number) => !numbers.includes(number))
  if (unknown) throw new Error(`--only ${unknown}? There are: ${numbers.join(', ')}`)
  return {
    only,
    rounds: values.rounds === undefined ? undefined : wholeNumber(values.rounds, 'rounds'),
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) + 1 : wholeNumber(values.seed, 'seed'),
    isSmall: values.small,
    out: values.out,
  }
}
