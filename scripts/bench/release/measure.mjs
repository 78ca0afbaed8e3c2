import { timed } from '../lib/statistics.mjs'

/**
 * A town with three boards and about fifteen families for each school. Each family is called in one or two weeks of a block.
 */
const townOf = ({ worldOf, aShape, figureKeys }, schools) =>
  worldOf(figureKeys, {
    ...aShape,
    boards: [schools / 3, schools / 3, schools / 3],
    families: 15,
    again: 2,
    spoken: 9,
    yes: 6,
    seed: 9,
  })

/** The time of the solver alone: the least and greatest sum of every attack target, once, for one figure. */
async function askedOnce(rules, key, contributors, statements) {
  const blockContributors = rules.withBlocks(contributors)
  const about = statements.filter((statement) => statement.key === key)
  let asked = 0
  const { ms } = await timed(() => {
    for (const scope of rules.auditScopes(key, { contributors: blockContributors, statements: about, k: 10 })) {
      const constraints = about.map(rules.constraintOf)
      const partition = rules.partitionContributors(
        scope.contributors,
        constraints.map(({ interviews }) => interviews),
      )
      const system = rules.createScopeSystem(key, partition, constraints)
      const cells = constraints.map(({ node }, set) => ({ node, classes: partition.sets[set] ?? [] }))
      for (const { target } of rules.measuredTargets(scope, partition.classes, cells)) {
        rules.extremeSolution(system, target.classes, 'minimize')
        rules.extremeSolution(system, target.classes, 'maximize')
        asked++
      }
    }
  })
  return { ms, asked }
}

/** Publishes four weeks, and then measures the preparation of their block. */
export async function measured(rules, schools) {
  const town = townOf(rules, schools)
  const [one, two, three, four, block] = rules.periodsOf(town)
  const prepared = ({ period, contributors }, earlier) =>
    rules.createReleases({
      contributors,
      nodes: rules.nodesToPublish(town.register, period),
      earlier,
      k: 10,
      hash: rules.hash,
    })
  let earlier = []
  for (const week of [one, two, three, four])
    earlier = [...earlier, ...prepared(week, earlier).flatMap(({ statements }) => statements)]
  const { result, ms } = await timed(() => prepared(block, earlier))
  const statements = [...earlier, ...result.flatMap((release) => release.statements)]
  const passes = []
  for (const key of rules.figureKeys) passes.push(await askedOnce(rules, key, block.contributors, statements))
  return {
    schools,
    figures: rules.figureKeys.length,
    calls: town.contributors.length,
    said: result.flatMap((release) => Object.values(release.figures)).filter((figure) => figure.said).length,
    targets: passes.reduce((sum, { asked }) => sum + asked, 0),
    ms,
    solverMs: passes.reduce((sum, pass) => sum + pass.ms, 0),
  }
}
