/**
 * The exact numbers behind what would be read, for the people inside who prepare it. Nothing of it may leave: releases are
 * made in `release.ts`, and know nothing of this file.
 */
import { belongsTo, type Counted, type PublishedNode } from './policy/publication'
import { figureKeys, type FigureKey } from './policy/published-figures'

/** `sum` in the figure's whole numbers, over `n` families. */
export type ExactFigure = { readonly n: number; readonly sum: number }
export type ExactFigures = {
  readonly families: number
  readonly figures: { readonly [key in FigureKey]: ExactFigure }
}

export const exactFigures = (node: PublishedNode, all: readonly Counted[]): ExactFigures => {
  const here = all.filter((one) => one.values !== null && belongsTo(node, one))
  const figureOf = (key: FigureKey): ExactFigure => {
    const said = here.flatMap(({ values }) => values?.[key] ?? [])
    return { n: said.length, sum: said.reduce((total, one) => total + one, 0) }
  }
  const figures = Object.fromEntries(figureKeys.map((key) => [key, figureOf(key)])) as ExactFigures['figures']
  return { families: here.length, figures }
}
