import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { callReasons } from '@/domain/calls/planned'
import { languageName } from '@/i18n/language-names'
import type { callFilterChoices } from '../queries/call-filter-choices'
import { callStates, callTasks, type CallFilter } from '../schema'

type Props = {
  filter: CallFilter
  choices: Awaited<ReturnType<typeof callFilterChoices>>
  /** Whether the list is of all callers. */
  withCallers: boolean
}

export const CallFilters = async ({ filter, choices, withCallers }: Props) => {
  const [t, locale] = [await getTranslations('calls'), await getLocale()]
  const { page: _, ...narrowing } = filter
  const narrowed = Object.values(narrowing).some(Boolean)
  const select = (name: keyof typeof narrowing, options: { value: string; label: string }[]) => (
    <FilterSelect
      name={name}
      label={t(`list.filters.${name}`)}
      all={t('list.everything')}
      value={filter[name]}
      options={options}
    />
  )
  return (
    <FilterForm path="/calls" label={t('list.filter')} submit={t('list.show')} narrowed={narrowed}>
      {select(
        'state',
        callStates.map((value) => ({ value, label: t(`list.states.${value}`) })),
      )}
      {withCallers
        ? select('caller', [
            { value: 'none', label: t('list.nobody') },
            ...choices.callers.map(({ id, name }) => ({ value: id, label: name })),
          ])
        : null}
      {select(
        'reason',
        callReasons.map((value) => ({ value, label: t(`list.reasons.${value}`) })),
      )}
      {select(
        'language',
        choices.languages.map((value) => ({ value, label: languageName(value, locale) })),
      )}
      {withCallers
        ? select(
            'task',
            callTasks.map((value) => ({ value, label: t(`tasks.titles.${value}`) })),
          )
        : null}
      {narrowed ? (
        <Link className="button button-quiet" href="/calls">
          {t('list.noFilters')}
        </Link>
      ) : null}
    </FilterForm>
  )
}
