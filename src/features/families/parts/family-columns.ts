import 'server-only'
import type { Prisma } from '@/server/db'

const identity = {
  select: {
    parentName: true,
    surname: true,
    address: true,
    note: true,
    mayLeaveMessage: true,
    whoMayHear: true,
    safeHours: true,
  },
} as const

export const record = {
  id: true,
  ref: true,
  status: true,
  programme: true,
  homeLanguages: true,
  callerId: true,
  mayCall: true,
  version: true,
  identity,
  caller: { select: { id: true, name: true } },
  contactPoints: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, value: true, state: true },
  },
  children: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      age: true,
      schoolId: true,
      school: { select: { name: true, board: { select: { name: true } } } },
    },
  },
} satisfies Prisma.FamilySelect

export const noIdentity = {
  parentName: '',
  surname: '',
  address: '',
  note: '',
  mayLeaveMessage: null,
  whoMayHear: '',
  safeHours: '',
}
