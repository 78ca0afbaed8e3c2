import { timed } from '../lib/statistics.mjs'

/** Three boards, about fifteen families at a school, each called in one week of the block or in two. */
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

/** The solver alone, least and greatest of every target once, for one figure. */
async function askedOnce(rules, key, contributors, statements) {
  const all = rules.inBlocks(contributors)
  const about = statements.filter((statement) => statement.key === key)
  let asked = 0
  const { ms } = await timed(() => {
    for (const scene of rules.scenesOf(key, { all, statements: about, k: 10 })) {
      const known = about.map(rules.told)
      const parts = rules.divided(
        scene.all,
        known.map(({ interviews }) => interviews),
      )
      const system = rules.systemUnder(key, parts, known)
      const nodes = known.map(({ node }, set) => ({ node, atoms: parts.sets[set] ?? [] }))
      for (const { target } of rules.aimsOf(scene, parts.atoms, nodes)) {
        rules.extreme(system, target.atoms, 'minimize')
        rules.extreme(system, target.atoms, 'maximize')
        asked++
      }
    }
  })
  return { ms, asked }
}

/** Four weeks are published, and then their block is prepared. */
export async function measured(rules, schools) {
  const town = townOf(rules, schools)
  const [one, two, three, four, block] = rules.periodsOf(town)
  const prepared = ({ period, contributors }, earlier) =>
    rules.preparedReleases({
      contributors,
      nodes: rules.nodesOf(town.register, period),
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
