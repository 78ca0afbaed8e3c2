/**
 * The whole pipeline in one pure function: raw interviews → facts → who counts → counts → the figures of a week. It is the
 * oracle that the database's own counting is held against. Needs every interview ever of the families concerned, because
 * first calls and changes of grades look back.
 */
import { countedFacts } from './counting'
import { interviewFact, type EndedInterview } from './interview-fact'
import { tally } from './tally'
import { weekFigures, type FigureScope, type Reach, type WeekFigures } from './week-figures'

/** `schoolRefs`: the schools of a node below organisation level; absent at organisation level. */
export type FigureSelection = Omit<FigureScope, 'reach'> & { schoolRefs?: ReadonlySet<string> }

/** Figures of one week and node; the order of `interviews` does not matter to the byte. */
export const figuresOf = (
  interviews: readonly EndedInterview[],
  selection: FigureSelection,
  reach: Reach,
): WeekFigures => {
  const { schoolRefs, ...scope } = selection
  const ofWeek = countedFacts(interviews.map(interviewFact)).filter((fact) => fact.week === scope.week)
  return weekFigures(tally(ofWeek, schoolRefs ? { schoolRefs } : {}), { ...scope, reach })
}
