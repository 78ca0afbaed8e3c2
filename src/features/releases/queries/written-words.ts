import { unitId, type PublishedNode } from '@/domain/disclosure/policy/publication'
import type { Words } from './published-nodes'

export type Written = {
  readonly texts: readonly { node: string; comment: string; points: string[]; requests: string[] }[]
  readonly quotes: readonly { node: string; text: string }[]
}

/** What people wrote for one node. */
export const wordsOf = ({ texts, quotes }: Written, node: PublishedNode): Words => {
  const text = texts.find((one) => one.node === unitId(node))
  return {
    comment: text?.comment ?? '',
    points: text?.points ?? [],
    requests: text?.requests ?? [],
    quotes: quotes.filter((quote) => quote.node === unitId(node)).map((quote) => quote.text),
  }
}
