/** The demonstration's parts of the record: three exports, the figures of each node, what is prepared and what is published. */
import {
  csvOf,
  demoExports,
  demoReleases,
  demoStatements,
  demoWeeks,
  figuresJson,
  preparedFirstWeek,
  type DemoNode,
} from './product/demo'
import type { FrozenRecord } from './record'

type DemoActor = Parameters<typeof demoExports>[0]

const linesOf = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')

export const compareExports = async (record: FrozenRecord, actor: DemoActor) => {
  for (const [file, rows] of Object.entries(await demoExports(actor)))
    record.compareTable(`export ${file}`, rows, csvOf)
}

/** Of all weeks, a node an entry. */
export const compareFigures = async (record: FrozenRecord, actor: DemoActor, nodes: readonly DemoNode[]) => {
  for (const node of nodes) {
    const figures: string[] = []
    for (const week of demoWeeks) figures.push(await figuresJson(actor, week, node))
    record.compareTexts(`figures ${node.level}${node.ref === null ? '' : ` ${node.ref}`}`, {
      weeks: figures.join('\n'),
    })
  }
}

export const comparePrepared = async (record: FrozenRecord, actor: DemoActor) =>
  record.compareTexts('prepared first week', { releases: linesOf(await preparedFirstWeek(actor)) })

/** A period an entry. Hands back how many cells are published and withheld. */
export const compareReleases = async (record: FrozenRecord, actor: DemoActor) => {
  const [releases, statements] = [await demoReleases(actor), await demoStatements(actor)]
  for (const period of new Set(releases.map((release) => release.period))) {
    const ofPeriod = <T extends { period: string }>(entries: readonly T[]) =>
      entries.filter((entry) => entry.period === period)
    record.compareTexts(`releases of ${period}`, {
      read: linesOf(ofPeriod(releases)),
      statements: linesOf(ofPeriod(statements)),
    })
  }
  const published = statements.filter(({ cell }) => cell.published).length
  return { releases: releases.length, published, withheld: statements.length - published }
}
