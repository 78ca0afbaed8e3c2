import Link from 'next/link'
import { href } from '@/components/layout/href'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { languageName } from '@/i18n/language-names'
import type { ReachPage } from '../queries/reach-page'
import type { ReachFilter } from '../schema'
import { reachWords } from './words'

type Props = { choices: ReachPage['choices']; filter: ReachFilter }

export const ReachFilters = async ({ choices, filter }: Props) => {
  const { t, locale } = await reachWords()
  const { period, week, status, programme, language } = filter
  const narrowed = Boolean(status ?? programme ?? language)
  const all = t('filters.all')
  const languages = choices.languages
    .map((tag) => ({ value: tag, label: languageName(tag, locale) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
  return (
    <FilterForm path="/calls/reach" label={t('filters.label')} submit={t('filters.show')} narrowed={narrowed}>
      <FilterSelect
        name="status"
        label={t('filters.status')}
        all={all}
        value={status}
        options={(['known', 'waiting_list'] as const).map((value) => ({ value, label: t(`splits.statuses.${value}`) }))}
      />
      <FilterSelect
        name="programme"
        label={t('filters.programme')}
        all={all}
        value={programme}
        options={choices.programmes.map((value) => ({ value, label: value }))}
      />
      <FilterSelect name="language" label={t('filters.language')} all={all} value={language} options={languages} />
      {period ? <input type="hidden" name="period" value={period} /> : null}
      {week ? <input type="hidden" name="week" value={week} /> : null}
      {narrowed ? (
        <Link className="button button-quiet" href={href('/calls/reach', {}, { period, week })}>
          {t('filters.none')}
        </Link>
      ) : null}
    </FilterForm>
  )
}
