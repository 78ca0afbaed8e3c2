import { type PublishedNode, belongsTo, withBlocks } from '@/domain/disclosure/policy/publication'
import { type QuoteTheme } from '@/domain/disclosure/quotes/quote-themes'
import { codebookOf } from '@/domain/figures/codebook'
import { instruments } from '@/domain/instrument/instrument'
import { type Transaction } from '@/server/db'
import 'server-only'
import type { CountedContributor } from './contributors'

/** The number of a theme in the codebook of each version that has it. */
const themeCodes = (key: string, option: string) =>
  instruments.flatMap((instrument) => {
    const code = codebookOf(instrument).numberOf('choice', key, option)
    return code === undefined ? [] : [{ version: instrument.version, code }]
  })

/** How many families of a node raised a theme in the period, from the facts of its contributors. */
export const familiesRaisingTheme = async (
  tx: Transaction,
  node: PublishedNode,
  contributors: readonly CountedContributor[],
  theme: QuoteTheme,
): Promise<{ families: number; raised: number }> => {
  const idOf = new Map(contributors.map(({ interview, interviewId }) => [interview, interviewId]))
  const contributorsHere = withBlocks(contributors).filter(
    (contributor) => contributor.values !== null && belongsTo(node, contributor),
  )
  const ids = contributorsHere.flatMap(({ interview }) => idOf.get(interview) ?? [])
  const [key = '', option = ''] = theme.split(':')
  const [row] = await tx.$queryRaw<{ raised: number }[]>`
    select count(*)::int as raised from interview_fact fact
    join jsonb_to_recordset(${JSON.stringify(themeCodes(key, option))}::jsonb) as theme (version int, code int)
      on theme.version = fact.instrument_version
    where fact.interview_id = any(${ids}::uuid[]) and theme.code = any(fact.codes)`
  return { families: contributorsHere.length, raised: row?.raised ?? 0 }
}
