import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { FilterDay } from '@/components/list/filter-day'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { viewKinds } from '@/domain/access/view'
import type { ViewFilter } from '../schema'

type Props = { path: Route; filter: ViewFilter; days: { from: string; until: string }; withKinds: boolean }

export const ViewFilters = ({ path, filter, days, withKinds }: Props) => {
  const t = useTranslations('views')
  const narrowed = Boolean((withKinds && filter.kind) || filter.from || filter.until)
  return (
    <FilterForm path={path} label={t(withKinds ? 'filters' : 'days')} submit={t('show')} narrowed={narrowed}>
      {withKinds ? (
        <FilterSelect
          name="kind"
          label={t('kind')}
          all={t('everything')}
          value={filter.kind}
          options={viewKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      ) : null}
      <FilterDay name="from" label={t('from')} value={days.from} />
      <FilterDay name="until" label={t('until')} value={days.until} />
      {narrowed ? (
        <Link className="button button-quiet" href={path}>
          {t('noFilters')}
        </Link>
      ) : null}
    </FilterForm>
  )
}
