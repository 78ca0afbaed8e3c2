import { parseArgs } from 'node:util'

/** A whole number above zero. Throws with a message otherwise. */
function numberOf(text, name) {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`--${name} wants whole numbers above zero, not ${text}`)
}

/**
 * The options of a benchmark. Each has a default: a number, or a list of numbers that is written with commas.
 * @template {Record<string, number | number[]>} Defaults
 * @param {string[]} args @param {Defaults} defaults
 * @returns {Defaults}
 */
export function benchOptions(args, defaults) {
  const names = Object.keys(defaults)
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string', default: String(defaults[name]) }]))
  const { values } = parseArgs({ args, options })
  return Object.fromEntries(
    names.map((name) => {
      const numbers = values[name].split(',').map((text) => numberOf(text, name))
      return [name, Array.isArray(defaults[name]) ? numbers : numbers[0]]
    }),
  )
}
