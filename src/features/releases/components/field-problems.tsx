'use client'

import { createContext, use } from 'react'

export type ShownProblem = { path: string; message: string }

/** What was wrong with the fields of the form around, as its last answer said. */
export const FieldProblems = createContext<readonly ShownProblem[]>([])

/** Of one field, or of its lines: `points.2` is a line of `points`. */
export const useProblemsOf = (name: string): readonly string[] => {
  const problems = use(FieldProblems)
  return [
    ...new Set(
      problems.flatMap(({ path, message }) => (path === name || path.startsWith(`${name}.`) ? [message] : [])),
    ),
  ]
}

/** Beside its field, which points to it by the id. */
export const ProblemList = ({ id, problems }: { id: string; problems: readonly string[] }) =>
  problems.length > 0 ? (
    <div id={id} className="problem">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  ) : null
