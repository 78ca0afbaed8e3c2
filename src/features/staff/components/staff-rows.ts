import { roles } from '@/domain/access/actor'
import type { StaffRow, StaffState } from '../queries/staff-list'

export const stateFilters = ['active', 'invited', 'disabled'] as const

const stateOrder: readonly StaffState[] = ['active', 'invited', 'invitation_expired', 'disabled']

const isInState = (state: StaffState, wanted: string) =>
  !wanted || state === wanted || (wanted === 'invited' && state === 'invitation_expired')

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Rows by role, by state and by every word typed; accents do not matter. */
export const filteredRows = (rows: readonly StaffRow[], by: { role: string; state: string; text: string }) => {
  const words = plain(by.text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = plain(`${row.name} ${row.email}`)
    return (
      (!by.role || row.role === by.role) && isInState(row.state, by.state) && words.every((word) => text.includes(word))
    )
  })
}

export const roleRank = ({ role }: StaffRow) => roles.indexOf(role)
export const stateRank = ({ state }: StaffRow) => stateOrder.indexOf(state)
