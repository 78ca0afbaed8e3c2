import type { Shape } from '../../shape'
import type { schools as nl } from '../nl/schools'

export const schools: Shape<typeof nl> = {
  title: 'Schools',
  intro: 'Schools come in by reading in a file.',
  import: 'Read in schools',
  search: 'Search by name or number',
  filters: 'Filter the list',
  show: 'Show',
  all: 'all',
  count: '{count, plural, =0 {No schools} one {# school} other {# schools}}',
  name: 'School',
  ref: 'Number',
  board: 'Board',
  municipality: 'Municipality',
  children: 'Children',
  families: 'Families of this school',
  emptyTitle: 'No schools yet',
  empty: 'Read in a file of schools. After that you can link children to a school.',
  nothingTitle: 'No school found',
  nothing: 'Remove a filter or search differently.',
}
