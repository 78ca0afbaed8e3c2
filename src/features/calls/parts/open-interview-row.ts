import 'server-only'
import type { Channel } from '@/server/generated/prisma/enums'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'

export const mostShown = 30

export type OpenRow = {
  id: string
  channel: Channel
  startedAt: Date
  callerName: string
  familyId: string
  ref: string
  name: SealedValue | null
  mayCall: boolean
  count: number
}

const identityOf = (familyId: string, name: SealedValue | null) => {
  const parentName = openParentName(familyId, name)
  return parentName === null ? null : { parentName }
}

export const openInterviewOf = ({ id, channel, startedAt, callerName, familyId, ref, name, mayCall }: OpenRow) => ({
  id,
  channel,
  startedAt,
  caller: { name: callerName },
  /** False: the parent wants no call, so the interview is only ended. */
  mayCall,
  family: { id: familyId, ref, identity: identityOf(familyId, name) },
})

export type OpenInterview = ReturnType<typeof openInterviewOf>
