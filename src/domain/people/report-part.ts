/** What a coordinator can leave out of the file with everything about a family: words that may be somebody else's. */
export const reportParts = [
  'concern',
  'interview',
  'attempt',
  'appointment',
  'call_request',
  'call_notice',
  'care_step',
  'help',
] as const

export type ReportPart = (typeof reportParts)[number]
