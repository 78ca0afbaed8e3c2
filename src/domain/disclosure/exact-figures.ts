/**
 * The exact numbers behind the texts, for the people inside who prepare a release. None of them may leave the organisation:
 * releases are made in `release.ts`, which does not use this file.
 */
import { tableOf } from '../figures/table-of'
import { belongsTo, type BlockContributor, type PublishedNode } from './policy/publication'
import { figureKeys, type FigureKey } from './policy/published-figures'

/** `sum` is in the figure's whole numbers, over `n` families. */
export type ExactFigure = { readonly n: number; readonly sum: number }
export type ExactFigures = {
  readonly families: number
  readonly figures: { readonly [key in FigureKey]: ExactFigure }
}

export const exactFigures = (node: PublishedNode, contributors: readonly BlockContributor[]): ExactFigures => {
  const ofNode = contributors.filter((contributor) => contributor.values !== null && belongsTo(node, contributor))
  const figureOf = (key: FigureKey): ExactFigure => {
    const values = ofNode.flatMap((contributor) => contributor.values?.[key] ?? [])
    return { n: values.length, sum: values.reduce((total, value) => total + value, 0) }
  }
  const figures = tableOf(figureKeys, figureOf)
  return { families: ofNode.length, figures }
}
