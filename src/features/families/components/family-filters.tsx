import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { href } from '@/components/layout/href'
import type { familyFilterChoices } from '../queries/family-filter-choices'
import type { FamilyFilter } from '../schema'

type Named = readonly { id: string; name: string }[]
const asOptions = (rows: Named) => rows.map(({ id, name }) => ({ value: id, label: name }))

type Props = {
  filter: FamilyFilter
  choices: Awaited<ReturnType<typeof familyFilterChoices>>
  /** Whether to offer the filter by caller, for people who see the families of all callers. */
  withCallers: boolean
}

export const FamilyFilters = async ({ filter, choices, withCallers }: Props) => {
  const t = await getTranslations('families')
  const all = t('list.all')
  const { page: _, sort, search, ...narrowing } = filter
  const narrowed = Object.values(narrowing).some(Boolean)
  const select = (name: keyof typeof narrowing, options: { value: string; label: string }[]) => (
    <FilterSelect name={name} label={t(`filters.${name}`)} all={all} value={filter[name]} options={options} />
  )
  return (
    <FilterForm path="/families" label={t('list.filters')} submit={t('list.show')} narrowed={narrowed}>
      {withCallers
        ? select('caller', [{ value: 'none', label: t('filters.withoutCaller') }, ...asOptions(choices.callers)])
        : null}
      {select('status', [
        { value: 'known', label: t('status.known') },
        { value: 'waiting_list', label: t('status.waiting_list') },
      ])}
      {select(
        'programme',
        choices.programmes.map((programme) => ({ value: programme, label: programme })),
      )}
      {select('school', asOptions(choices.schools))}
      {select('board', asOptions(choices.boards))}
      {select('call', [
        { value: 'may', label: t('filters.may') },
        { value: 'may_not', label: t('filters.mayNot') },
      ])}
      {select('called', [
        { value: 'never', label: t('filters.never') },
        { value: 'before', label: t('filters.before') },
      ])}
      {sort ? <input type="hidden" name="sort" value={sort} /> : null}
      {search ? <input type="hidden" name="search" value={search} /> : null}
      {narrowed ? (
        <Link className="button button-quiet" href={href('/families', {}, { search })}>
          {t('list.noFilters')}
        </Link>
      ) : null}
    </FilterForm>
  )
}
