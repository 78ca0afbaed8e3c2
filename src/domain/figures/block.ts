/**
 * Computes with blocks of four ISO weeks, counted from 2020-W01 and named by their first week. Releases about schools are
 * about blocks, which never overlap.
 */
import { addWeeks, parseWeek, weeksBetween, type Week } from './week'

/** The id of the first week of a block. Every block is a week id, but only each fourth week id is a block. */
export type Block = Week & { readonly period: 'Block' }

export const blockLength = 4
// Week 1 of 2020 starts the first block.
const firstBlock = '2020-W01' as Block

/** A cache, because `blockOf` runs for every contributor and every statement and there are few weeks. */
const blockByWeek = new Map<Week, Block>()

/** The block of a week. Blocks before 2020 are counted backwards. */
export const blockOf = (week: Week): Block => {
  const knownBlock = blockByWeek.get(week)
  if (knownBlock) return knownBlock
  const number = Math.floor(weeksBetween(firstBlock, week) / blockLength)
  // A whole number of blocks after the first one starts a block.
  const block = addWeeks(firstBlock, number * blockLength) as Block
  blockByWeek.set(week, block)
  return block
}

/** The block with the id `text`, or null when no block begins with that week. */
export const parseBlock = (text: string): Block | null => {
  const week = parseWeek(text)
  // The condition checks that the week starts a block.
  return week && blockOf(week) === week ? (week as Block) : null
}

/** The four weeks of a block, in order. */
export const weeksOf = (block: Block): Week[] =>
  Array.from({ length: blockLength }, (_, index) => addWeeks(block, index))

/** The block `count` blocks later (earlier when negative). */
// A whole number of blocks from a block is a block.
export const addBlocks = (block: Block, count: number): Block => addWeeks(block, count * blockLength) as Block
