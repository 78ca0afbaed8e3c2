import { createElement, type ReactNode } from 'react'

export type HeadingLevel = 1 | 2 | 3 | 4

type Props = { level: HeadingLevel; className?: string | undefined; children: ReactNode }

/** A heading at its place among those around it: the same paper stands on pages of its own and within others. */
export const PaperHeading = ({ level, className, children }: Props) =>
  createElement(`h${level}`, { className }, children)
