import 'server-only'
import type { Channel } from '@/server/generated/prisma/enums'

export const mostShown = 30

export type OpenRow = {
  id: string
  channel: Channel
  startedAt: Date
  callerName: string
  familyId: string
  ref: string
  parentName: string | null
  mayCall: boolean
  count: number
}

export const openInterviewOf = ({
  id,
  channel,
  startedAt,
  callerName,
  familyId,
  ref,
  parentName,
  mayCall,
}: OpenRow) => ({
  id,
  channel,
  startedAt,
  caller: { name: callerName },
  /** False: the parent wants no call, so the interview is only ended. */
  mayCall,
  family: { id: familyId, ref, identity: parentName === null ? null : { parentName } },
})

export type OpenInterview = ReturnType<typeof openInterviewOf>
