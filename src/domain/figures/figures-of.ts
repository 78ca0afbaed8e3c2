/**
 * The whole pipeline as one pure function: interviews → facts → counting facts → counts → figures of a week. Tests use it as
 * the oracle for the counting in SQL. It needs all interviews ever of the families concerned, because first calls and
 * changes of grades depend on earlier ones.
 */
import { countedFacts } from './counting'
import { interviewFact, type EndedInterview } from './interview-fact'
import { tally } from './tally'
import { weekFigures, type FigureScope, type Reach, type WeekFigures } from './week-figures'

/** The week and node of figures. `schoolRefs` are the schools of a node below organisation level. */
export type FigureSelection = Omit<FigureScope, 'reach'> & { schoolRefs?: ReadonlySet<string> }

/** The figures of one week and node. They are the same, to the byte, for any order of `interviews`. */
export const figuresOf = (
  interviews: readonly EndedInterview[],
  selection: FigureSelection,
  reach: Reach,
): WeekFigures => {
  const { schoolRefs, ...scope } = selection
  const ofWeek = countedFacts(interviews.map(interviewFact)).filter((fact) => fact.week === scope.week)
  return weekFigures(tally(ofWeek, schoolRefs ? { schoolRefs } : {}), { ...scope, reach })
}
