import 'server-only'
import type { PublishedNode } from '@/domain/disclosure/publication'
import { belongsTo, inBlocks } from '@/domain/disclosure/publication'
import type { QuoteTheme } from '@/domain/disclosure/quote-themes'
import { quoteItems } from '@/domain/disclosure/quote-themes'
import { Prisma, type Transaction } from '@/server/db'
import type { KnownContributor } from './contributors'

/** How many of a node's families raised a theme in the period, by the facts of those who contribute to it. */
export const familiesThatRaised = async (
  tx: Transaction,
  node: PublishedNode,
  all: readonly KnownContributor[],
  theme: QuoteTheme,
): Promise<{ families: number; raised: number }> => {
  const idOf = new Map(all.map(({ interview, interviewId }) => [interview, interviewId]))
  const here = inBlocks(all).filter((one) => one.values !== null && belongsTo(node, one))
  const ids = here.flatMap(({ interview }) => idOf.get(interview) ?? [])
  const [item = '', option = ''] = theme.split(':')
  const column = quoteItems.find((key) => key === item)
  if (!column) return { families: here.length, raised: 0 }
  const [row] = await tx.$queryRaw<{ raised: number }[]>`
    select count(*)::int as raised from interview_fact
    where interview_id = any(${ids}::uuid[]) and ${option} = any(${Prisma.raw(column)})`
  return { families: here.length, raised: row?.raised ?? 0 }
}
