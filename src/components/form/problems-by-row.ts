import type { FormProblem } from './field-problems'

/**
 * The problems of the rows of a list with the key of the row in the place of its number, as the fields are named: when a row
 * is removed, its number would name the next one. `keys` are those of the rows that were sent, in their order.
 */
export const problemsByRow = <Problem extends FormProblem>(
  problems: readonly Problem[],
  list: string,
  keys: readonly string[],
): Problem[] =>
  problems.map((problem) => {
    const [name, number, ...fieldNames] = problem.path.split('.')
    const key = name === list ? keys[Number(number)] : undefined
    return key === undefined ? problem : { ...problem, path: [list, key, ...fieldNames].join('.') }
  })
