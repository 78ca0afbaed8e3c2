import 'server-only'
import { unitId, type PublishedNode } from '@/domain/disclosure/policy/publication'
import type { Words } from './published-revisions'

export type WrittenTexts = {
  readonly texts: readonly { node: string; comment: string; points: string[]; requests: string[] }[]
  readonly quotes: readonly { node: string; text: string }[]
}

/** The texts that people wrote for one node. */
export const wordsOf = ({ texts, quotes }: WrittenTexts, node: PublishedNode): Words => {
  const text = texts.find((candidate) => candidate.node === unitId(node))
  return {
    comment: text?.comment ?? '',
    points: text?.points ?? [],
    requests: text?.requests ?? [],
    quotes: quotes.filter((quote) => quote.node === unitId(node)).map((quote) => quote.text),
  }
}
