import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { FilterDay } from '@/components/list/filter-day'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { nouns } from '@/domain/access/verbs'
import type { LogFilter } from '../schema'

type Props = {
  filter: LogFilter
  days: { from: string; until: string }
  people: readonly { id: string; name: string }[]
}

export const LogFilters = ({ filter, days, people }: Props) => {
  const t = useTranslations('log')
  const narrowed = Boolean(filter.who ?? filter.kind ?? filter.outcome ?? filter.show ?? filter.from ?? filter.until)
  return (
    <FilterForm path="/log" label={t('filters')} submit={t('show')} narrowed={narrowed}>
      <FilterSelect
        name="who"
        label={t('who')}
        all={t('everybody')}
        value={filter.who}
        options={[
          ...people.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'system', label: t('system') },
        ]}
      />
      <FilterSelect
        name="kind"
        label={t('kind')}
        all={t('everything')}
        value={filter.kind}
        options={nouns.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <FilterSelect
        name="outcome"
        label={t('outcome')}
        all={t('allOutcomes')}
        value={filter.outcome}
        options={[{ value: 'refused', label: t('outcomes.refused') }]}
      />
      <FilterSelect
        name="show"
        label={t('showing')}
        all={t('showings.changes')}
        value={filter.show}
        options={(['views', 'everything'] as const).map((value) => ({ value, label: t(`showings.${value}`) }))}
      />
      <FilterDay name="from" label={t('from')} value={days.from} />
      <FilterDay name="until" label={t('until')} value={days.until} />
      {narrowed ? (
        <Link className="button button-quiet" href="/log">
          {t('noFilters')}
        </Link>
      ) : null}
    </FilterForm>
  )
}
