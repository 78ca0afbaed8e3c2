import { oneOf } from '@/domain/closed-lists'
import { tableOf } from '@/domain/figures/table-of'
import { familyKinds, fewestTermMonths, mostTermMonths, type RetentionTerms } from '@/domain/retention/retention-term'
import { runRetention } from '@/features/retention/commands/run-retention'
import { updateRetentionTerms } from '@/features/retention/commands/update-retention-terms'
import { checkRetentionTerms } from '@/features/retention/commands/check-retention-terms'
import { retentionSettings } from '@/features/retention/queries/retention-settings'
import { retentionTermsSchema } from '@/features/retention/schema'
import { operatorOf } from '@/server/operator'
import { directWork } from '@/server/work'
import { argumentsOf, BadUsage, organisationOption, parseOptions, type Command } from '../command'
import { result } from '../words'

type Operator = Awaited<ReturnType<typeof operatorOf>>

const printCounts = async (actor: Operator, terms: RetentionTerms) => {
  for (const { kind, families, near, announced, over, held } of await checkRetentionTerms(actor, terms))
    result(
      `${kind}: ${terms[kind]} months; families ${families}, near the end ${near}, announced before ${announced}, over ${over}, held ${held}`,
    )
}

/** `refused=12 left=18`: the kinds that are not named keep their months. */
const typedTerms = (pairs: readonly string[]) => {
  const typedMonths = Object.fromEntries(pairs.map((pair) => pair.split('=', 2)))
  const unknown = Object.keys(typedMonths).find((kind) => !oneOf(familyKinds, kind))
  if (unknown !== undefined) throw new BadUsage(`There is no kind “${unknown}”.`)
  return parseOptions(retentionTermsSchema.partial(), typedMonths, {})
}

export const retentionCommand: Command = {
  usage: `retention show | retention try KIND=MONTHS … | retention set KIND=MONTHS … | retention run [--organisation NAME]
  show: the terms after which families are erased, and of each kind how many there are, are near their end, are on the list
  already and go on counting, are over their term, and are over it and held by something open. try: the same with other terms, and changes nothing. set: sets them; a shorter one
  begins every warning of its kind anew. run: does now what a worker does once a day, and nothing that was not announced for
  thirty days; a demonstration keeps its families. KIND is ${familyKinds.join(', ')}; MONTHS from ${fewestTermMonths} to ${mostTermMonths}.`,
  run: async (args) => {
    const { values, positionals } = argumentsOf(args, organisationOption)
    const [step = '', ...pairs] = positionals
    const takesTerms = step === 'try' || step === 'set'
    if (!(takesTerms || step === 'show' || step === 'run') || takesTerms !== pairs.length > 0)
      throw new BadUsage('Retention: show, try KIND=MONTHS, set KIND=MONTHS or run.')
    const changedTerms = typedTerms(pairs)
    const actor = await operatorOf(values.organisation)
    const storedTerms = await retentionSettings(actor)
    const terms = tableOf(familyKinds, (kind) => changedTerms[kind] ?? storedTerms[kind])
    if (step === 'show' || step === 'try') return printCounts(actor, terms)
    if (step === 'set') {
      await updateRetentionTerms(actor, terms)
      return void result('retention: saved')
    }
    const { removed } = await runRetention(actor, {}, directWork)
    result(`retention: ${removed} erased`)
  },
}
