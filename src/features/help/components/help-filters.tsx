import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { needTypes } from '@/domain/instrument/definition'
import { href } from '@/components/layout/href'
import { needsOf } from '@/i18n/needs'
import type { HelpFilter } from '../schema'
import type { Owner } from './help-panel'

const states = ['overdue', 'done', 'all'] as const
const sorts = ['due', 'newest', 'family'] as const

export const HelpFilters = ({ filter, owners }: { filter: HelpFilter; owners: readonly Owner[] }) => {
  const t = useTranslations('help')
  const { types } = needsOf(useLocale())
  const narrowed = Boolean(filter.state ?? filter.owner ?? filter.type ?? filter.sort)
  return (
    <FilterForm path="/help" label={t('filters')} submit={t('show')} narrowed={narrowed}>
      <FilterSelect
        name="state"
        label={t('state.label')}
        all={t('state.open')}
        value={filter.state}
        options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <FilterSelect
        name="owner"
        label={t('owner')}
        all={t('all')}
        value={filter.owner}
        options={[
          { value: 'none', label: t('withoutOwner') },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <FilterSelect
        name="type"
        label={t('type')}
        all={t('all')}
        value={filter.type}
        options={needTypes.map((value) => ({ value, label: types[value] }))}
      />
      <FilterSelect
        name="sort"
        label={t('sort.label')}
        all={t('sort.due')}
        value={filter.sort === 'due' ? undefined : filter.sort}
        options={sorts.filter((value) => value !== 'due').map((value) => ({ value, label: t(`sort.${value}`) }))}
      />
      {filter.search ? <input type="hidden" name="search" value={filter.search} /> : null}
      {narrowed ? (
        <Link className="button button-quiet" href={href('/help', {}, { search: filter.search })}>
          {t('noFilters')}
        </Link>
      ) : null}
    </FilterForm>
  )
}
