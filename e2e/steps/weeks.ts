import { rowOf } from './database'

/** The week of the demonstration with most interviews, `YYYY-Www`. */
export const weekWithCalls = async (): Promise<string> => {
  const { week } = await rowOf<{ week: string }>(
    'select week from interview_fact group by week order by count(*) desc, week limit 1',
  )
  return week
}
