/** Lists of options that several questions have, with what they weigh in an index. */
export const yesNo = ['yes', 'no'] as const
export const yesPartlyNo = ['yes', 'partly', 'no'] as const

/** For a good thing that is missing, and for a bad one that is there. */
export const noWeighs = { by: 'option', halves: { yes: 0, partly: 1, no: 2 } } as const
export const yesWeighs = { by: 'option', halves: { yes: 2, partly: 1, no: 0 } } as const
export const onlyYesWeighs = { by: 'option', halves: { yes: 2, no: 0 } } as const

/** A figure of what is difficult counts `no` and `partly` together. */
export const noOrPartly = { yes: ['no', 'partly'], no: ['yes'] } as const
/** A figure of what goes well counts `yes` alone. */
export const yesAlone = { yes: ['yes'], no: ['partly', 'no'] } as const

export const withSchoolAgeChild = [{ rule: 'with_school_age_child' }] as const
