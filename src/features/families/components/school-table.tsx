import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { SortHeader } from '@/components/list/sort-header'
import list from '@/components/list/list.module.css'
import { number } from '@/i18n/format'
import type { schoolList } from '../queries/school-list'
import type { SchoolFilter } from '../schema'

type Props = { schools: Awaited<ReturnType<typeof schoolList>>['schools']; filter: SchoolFilter }

export const SchoolTable = async ({ schools, filter }: Props) => {
  const t = await getTranslations('schools')
  const locale = await getLocale()
  const sortedBy = filter.sort ?? 'name'
  const sortedHref = (sort: SchoolFilter['sort']) => href('/schools', {}, { ...filter, sort, page: undefined })
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <SortHeader href={sortedHref('name')} active={sortedBy === 'name'} label={t('name')} />
          <SortHeader
            href={sortedHref('board')}
            active={sortedBy === 'board'}
            className={list.wide ?? ''}
            label={t('board')}
          />
          <th scope="col" className={list.wide}>
            {t('municipality')}
          </th>
          <th scope="col" className={list.number}>
            {t('children')}
          </th>
        </tr>
      </thead>
      <tbody>
        {schools.map((school) => (
          <tr key={school.id}>
            <th scope="row">
              <strong>{school.name}</strong> <span className="soft small">{school.ref}</span>
              <span className={`${list.narrow} small soft`}>
                {school.board.name}, {school.municipality.name}
              </span>
            </th>
            <td className={list.wide}>{school.board.name}</td>
            <td className={list.wide}>{school.municipality.name}</td>
            <td className={list.number}>
              {school.children > 0 ? (
                <Link href={href('/families', {}, { school: school.id })} className={list.row}>
                  {number(school.children, locale)}
                </Link>
              ) : (
                <span className="soft">0</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
