import { repairNextSteps } from '@/features/calls/commands/repair-next-steps'
import { stepCounts, type StepCounts } from '@/features/calls/queries/step-counts'
import { operatorOf } from '@/server/operator'
import { argumentsOf, BadUsage, organisationOption, RefusedData, type Command } from '../command'
import { remark, result } from '../words'

const options = { json: { type: 'boolean' }, repair: { type: 'boolean' }, ...organisationOption } as const

const inBrief = ({ families, with_next_step: planned, waiting, stopped, without, twice }: Omit<StepCounts, 'stale'>) =>
  `families ${families}: ${planned} with a next step, ${waiting} waiting for somebody, ${stopped} stopped or not yet in the programme
without a step ${without}, with two ${twice}`

export const callsCommand: Command = {
  usage: `calls check [--json] [--repair] [--organisation NAME]
  Counts the families by their next step, and ends in 1 when a family has none or two. It also says how many steps are not
  what the history gives. --repair derives every step anew first, for an organisation that was imported or comes from an
  older version.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, options)
    const [name, ...extraWords] = positionals
    if (name !== 'check' || extraWords.length > 0)
      throw new BadUsage(`What is ${positionals.join(' ') || 'to be done'}?`)
    const operator = await operatorOf(values.organisation)
    if (values.repair) {
      const { families } = await repairNextSteps(operator)
      remark(`The next step of ${families} families was derived anew.`)
    }
    const { stale, ...counts } = await stepCounts(operator)
    result(values.json ? JSON.stringify(counts) : inBrief(counts))
    if (stale > 0) remark(`${stale} of these steps are not what the history gives now. --repair derives them anew.`)
    if (counts.without > 0 || counts.twice > 0) throw new RefusedData()
  },
}
