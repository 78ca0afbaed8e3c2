import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { SortHeader } from '@/components/list/sort-header'
import list from '@/components/list/list.module.css'
import { isolatedParts } from '@/domain/isolated-text'
import { columnDay } from '@/i18n/format'
import type { ListedFamily } from '../queries/family-list'
import type { FamilyFilter } from '../schema'
import { TickAll, TickOne } from './ticks'

/** The children of a family with age and school, such as "7 jaar, De Regenboog · 2 jaar". */
const ChildrenOf = async ({ family }: { family: ListedFamily }) => {
  const t = await getTranslations('families.page')
  const parts = family.children.map(({ age, school }) => [t('child', { age }), school?.name].filter(Boolean).join(', '))
  return <>{parts.join(' · ')}</>
}

const Row = async ({ family, tickable }: { family: ListedFamily; tickable: boolean }) => {
  const t = await getTranslations('families')
  const locale = await getLocale()
  const lastCall = family.lastCall ? columnDay(family.lastCall, locale) : t('list.neverCalled')
  return (
    <tr>
      {tickable ? (
        <td>
          <TickOne id={family.id} label={t('assign.tick', { ref: family.ref })} />
        </td>
      ) : null}
      <th scope="row">
        <Link href={href('/families/[id]', { id: family.id })} className={list.row} prefetch={false}>
          {family.parentName}
        </Link>
        <span className="soft small">&ensp;{family.ref}</span>
        {family.mayCall ? null : <span className="small soft">&ensp;{t('filters.mayNot')}</span>}
        <span className={`${list.narrow} small soft`}>
          {isolatedParts([tickable && (family.caller?.name ?? t('list.noCaller')), lastCall], ' · ')}
        </span>
      </th>
      <td className={`${list.wide} ${list.typed} small`}>
        <ChildrenOf family={family} />
      </td>
      <td className={`${list.wide} ${list.typed} small`}>
        {family.programme}
        {family.status === 'waiting_list' ? <span className="soft"> {t('status.waiting_list')}</span> : null}
      </td>
      {tickable ? (
        <td className={`${list.wide} ${list.typed} small`}>
          {family.caller?.name ?? <span className="soft">{t('list.noCaller')}</span>}
        </td>
      ) : null}
      <td className={`${list.wide} ${list.day} small`}>
        {family.lastCall ? lastCall : <span className="soft">{lastCall}</span>}
      </td>
    </tr>
  )
}

/** With `tickable` the table has ticks for assigning families, and names the caller of each. */
type Props = { families: readonly ListedFamily[]; filter: FamilyFilter; tickable: boolean }

export const FamilyTable = async ({ families, filter, tickable }: Props) => {
  const t = await getTranslations('families')
  const sortedBy = filter.sort ?? 'name'
  const sortedHref = (sort: FamilyFilter['sort']) => href('/families', {}, { ...filter, sort, page: undefined })
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          {tickable ? (
            <td>
              <TickAll label={t('assign.tickAll')} />
            </td>
          ) : null}
          <SortHeader href={sortedHref('name')} active={sortedBy === 'name'} label={t('list.family')} />
          <th scope="col" className={list.wide}>
            {t('list.children')}
          </th>
          <th scope="col" className={list.wide}>
            {t('list.programme')}
          </th>
          {tickable ? (
            <th scope="col" className={list.wide}>
              {t('list.caller')}
            </th>
          ) : null}
          <SortHeader
            href={sortedHref('last_call')}
            active={sortedBy === 'last_call'}
            className={list.wide ?? ''}
            label={t('list.lastCall')}
          />
        </tr>
      </thead>
      <tbody>
        {families.map((family) => (
          <Row key={family.id} family={family} tickable={tickable} />
        ))}
      </tbody>
    </table>
  )
}
