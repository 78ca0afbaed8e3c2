import { benchBundle } from '../../lib/bench-bundle.mjs'
import { facts } from './history.mjs'

const contents = `
  export { codebookOf } from '@/domain/figures/codebook'
  export { instrumentOf } from '@/domain/instrument/instrument'
  export { weekCounts } from '@/features/weeks/parts/week-counts'
  export { reachOfWeek } from '@/features/weeks/queries/reach-of-week'
  export { trend } from '@/features/weeks/parts/trend'
  export { weekBySchool } from '@/features/weeks/parts/week-by-school'
  export { helpOfWeek } from '@/features/weeks/parts/help-of-week'
  export { nodeAmongSchools } from '@/features/weeks/parts/node'
  export { weekPage } from '@/features/weeks/queries/week-page'
  export { systemActor } from '@/server/minted-actor'
  export { disconnect } from '@/server/db'`

export const bundleQueries = () => benchBundle('week-queries', contents)

/** The queries of the page, one by one and as a whole, for the organisation and for one board. */
export async function firstInstrument(bundle) {
  const { codebookOf, instrumentOf } = await import(bundle)
  const instrument = instrumentOf(1)
  return { instrument, codebook: codebookOf(instrument) }
}

/** What the page asks, question by question and as a whole, for the organisation and for one board. */
export async function pageQuestions({ app, reader }, bundle) {
  process.env.DATABASE_URL = app
  process.env.DATABASE_READER_URL = reader
  process.env.NEXTAUTH_SECRET ??= 'a bench signs nobody in'.padEnd(32, '.')
  const q = await import(bundle)
  const actor = q.systemActor(facts.organisation)
  const { instrument, codebook } = await firstInstrument(bundle)
  const questionsAt = (address) => {
    const at = q.nodeAmongSchools(actor, address)
    const asked = (question) => async () => question(await at)
    return {
      schools: () => q.nodeAmongSchools(actor, address),
      counts: asked(({ node }) => q.weekCounts(actor, facts.week, node)),
      reach: asked(({ node }) => q.reachOfWeek(actor, facts.week, node)),
      trend: asked(({ node }) => q.trend(actor, facts.week, node, [])),
      bySchool: asked(({ node, schools }) =>
        q.weekBySchool(actor, { week: facts.week, node, schools, reference: instrument }),
      ),
      help: asked(({ node }) => q.helpOfWeek(actor, facts.week, node)),
      page: () => q.weekPage(actor, facts.week, address),
    }
  }
  return {
    organisation: questionsAt({ level: 'organisation', ref: null }),
    board: questionsAt({ level: 'board', ref: facts.boardRef }),
    codebook,
    end: q.disconnect,
  }
}
