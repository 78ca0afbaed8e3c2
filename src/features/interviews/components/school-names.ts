/** The names of schools, by their ref. */
export const schoolName = (schools: readonly { ref: string; name: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(schools.map(({ ref, name }) => [ref, name]))
