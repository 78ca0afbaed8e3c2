/**
 * Blocks of four ISO weeks, counted from Monday of 2020-W01 and named by their first week: the grain of what a school sees.
 * They do not roll. Knows nothing of figures or releases.
 */
import { addWeeks, parseWeek, weeksBetween, type Week } from './week'

/** The first week of a block; every block is a week id, few week ids are blocks. */
export type Block = Week & { readonly period: 'Block' }

export const blockLength = 4
const firstBlock = '2020-W01' as Block

/** There are few weeks and it is asked of every contributor and every statement, so the answer is kept. */
const blockByWeek = new Map<Week, Block>()

/** The block that a week lies in; weeks before 2020 lie in blocks counted backwards. */
export const blockOf = (week: Week): Block => {
  const knownBlock = blockByWeek.get(week)
  if (knownBlock) return knownBlock
  const number = Math.floor(weeksBetween(firstBlock, week) / blockLength)
  const block = addWeeks(firstBlock, number * blockLength) as Block
  blockByWeek.set(week, block)
  return block
}

/** The block that `text` names, or null when no block begins with that week. */
export const parseBlock = (text: string): Block | null => {
  const week = parseWeek(text)
  return week && blockOf(week) === week ? (week as Block) : null
}

/** Its four weeks, in order. */
export const weeksOf = (block: Block): Week[] =>
  Array.from({ length: blockLength }, (_, index) => addWeeks(block, index))

/** The block `count` blocks later (earlier when negative). */
export const addBlocks = (block: Block, count: number): Block => addWeeks(block, count * blockLength) as Block
