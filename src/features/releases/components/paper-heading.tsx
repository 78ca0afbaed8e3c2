import { createElement, type ReactNode } from 'react'

export type HeadingLevel = 1 | 2 | 3 | 4

type Props = { level: HeadingLevel; className?: string | undefined; children: ReactNode }

/** A heading at a given level: the same paper is shown on a page of its own and inside other pages. */
export const PaperHeading = ({ level, className, children }: Props) =>
  createElement(`h${level}`, { className }, children)
