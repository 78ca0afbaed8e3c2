import { EmptyState } from '@/components/list/empty-state'
import type { Week } from '@/domain/figures/week'
import type { ReachPage } from '../queries/reach-page'
import type { ReachFilter } from '../schema'
import { CallsByCaller } from './calls-by-caller'
import { Ladder } from './ladder'
import { LanguagesWithoutCaller } from './languages-without-caller'
import { Rates } from './rates'
import { ReachFilters } from './reach-filters'
import { ReachHead } from './reach-head'
import { SilentFamilies } from './silent-families'
import { Splits } from './splits'
import { reachWords } from './words'

type Props = { page: ReachPage; filter: ReachFilter; current: Week }

/** The whole page: whom we reached, AAPOR's rates, the same by group, and who is at risk of being forgotten. */
export const Reach = async ({ page, filter, current }: Props) => {
  const { t } = await reachWords()
  return (
    <>
      <ReachHead period={page.period} filter={filter} current={current} />
      <ReachFilters choices={page.choices} filter={filter} />
      {page.ladder.listed === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <Ladder ladder={page.ladder} />
          <Rates groups={page.groups} />
          <Splits page={page} />
        </>
      )}
      <SilentFamilies silent={page.silent} filter={filter} />
      <LanguagesWithoutCaller languages={page.languages} />
      <CallsByCaller callers={page.callers} />
    </>
  )
}
