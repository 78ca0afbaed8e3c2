import type { FamilyHistory } from '@/domain/calls/history'

/** A family on the list with a caller and a number, with which nothing happened yet. */
export const aHistory = (changes: Partial<FamilyHistory> = {}): FamilyHistory => ({
  preference: { channel: null, language: null, interpreterNeeded: null, partsOfDay: [] },
  listedSince: '2027-03-01',
  isOnWaitingList: false,
  callerId: 'caller-1',
  hasCaller: true,
  isReachable: true,
  openInterview: null,
  events: [],
  ...changes,
})
