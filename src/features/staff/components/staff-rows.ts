import { roles } from '@/domain/access/actor'
import { isFoundIn, searchWords } from '@/domain/people/search-text'
import type { StaffRow, StaffState } from '../queries/staff-list'

export const stateFilters = ['active', 'invited', 'disabled'] as const

const stateOrder: readonly StaffState[] = ['active', 'invited', 'invitation_expired', 'disabled']

const isInState = (state: StaffState, wanted: string) =>
  !wanted || state === wanted || (wanted === 'invited' && state === 'invitation_expired')

/** Filters rows by role, by state, and by every typed word, compared as in any search. */
export const filteredRows = (rows: readonly StaffRow[], by: { role: string; state: string; text: string }) => {
  const words = searchWords(by.text)
  return rows.filter(
    (row) =>
      (!by.role || row.role === by.role) &&
      isInState(row.state, by.state) &&
      isFoundIn(`${row.name} ${row.email}`, words),
  )
}

export const roleRank = ({ role }: StaffRow) => roles.indexOf(role)
export const stateRank = ({ state }: StaffRow) => stateOrder.indexOf(state)
