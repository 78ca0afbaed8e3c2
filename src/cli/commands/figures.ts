import { entriesOf } from '@/domain/figures/table-of'
import type { MeanFigure } from '@/domain/figures/intervals'
import type { WeekFigures } from '@/domain/figures/week-figures'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { figuresInputSchema } from '@/features/weeks/schema'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, parseOptions, requiredOption, type Command } from '../command'
import { result } from '../words'

const options = {
  week: { type: 'string' },
  level: { type: 'string' },
  ref: { type: 'string' },
  json: { type: 'boolean' },
  ...organisationOption,
} as const

const names = {
  week: '--week (as 2020-W14)',
  level: '--level (organisation, municipality, board or school)',
  ref: '--ref (with every level but organisation)',
}

const mean = ({ n, mean: value }: MeanFigure) => (value === null ? `- (n ${n})` : `${value.toFixed(1)} (n ${n})`)

const inBrief = (figures: WeekFigures) => {
  const { reach } = figures
  return `${figures.week} ${figures.level}${figures.ref ? ` ${figures.ref}` : ''}
interviews ${figures.interviews} (first ${figures.first}, repeat ${figures.repeat}), families ${figures.families}
reach      listed ${reach.listed}, attempted ${reach.attempted}, reached ${reach.reached}, interviewed ${reach.interviewed}
load       ${mean(figures.load)}
capacity   ${mean(figures.capacity)}
grades     ${entriesOf(figures.grades)
    .map(([key, grade]) => `${key} ${mean(grade)}`)
    .join(', ')}`
}

export const figuresCommand: Command = {
  usage: `figures --week 2020-W14 [--level organisation|municipality|board|school] [--ref REF] [--json] [--organisation NAME]
  The exact figures of one week, for inside the organisation: in brief, or all of them as JSON.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    if (positionals.length > 0) throw new BadUsage(`What is ${positionals[0]}?`)
    requiredOption(values.week, '--week')
    const figuresInput = parseOptions(
      figuresInputSchema,
      { week: values.week, level: values.level, ref: values.ref },
      names,
    )
    const figures = await figuresForWeek(await operatorOf(values.organisation), figuresInput)
    result(values.json ? JSON.stringify(figures, null, 2) : inBrief(figures))
  },
}
