/** Lists of options that several questions share, with their weights in an index and the options that count as yes. */
export const yesNo = ['yes', 'no'] as const
export const yesPartlyNo = ['yes', 'partly', 'no'] as const

/** `no` weighs where a good thing is missing. `yes` weighs where something is present, good for capacity or bad for load. */
export const noWeighs = { by: 'option', halves: { yes: 0, partly: 1, no: 2 } } as const
export const yesWeighs = { by: 'option', halves: { yes: 2, partly: 1, no: 0 } } as const
export const onlyYesWeighs = { by: 'option', halves: { yes: 2, no: 0 } } as const

/** A figure about a difficulty counts `no` and `partly` together. */
export const noOrPartly = { yes: ['no', 'partly'], no: ['yes'] } as const
/** A figure about something that goes well counts `yes` alone. */
export const yesAlone = { yes: ['yes'], no: ['partly', 'no'] } as const

export const withSchoolAgeChild = [{ rule: 'with_school_age_child' }] as const
