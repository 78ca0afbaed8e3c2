import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import list from '@/components/list/list.module.css'
import { moment } from '@/i18n/format'
import type { StaffView } from '../queries/views-of-staff'
import { shortForm } from './short-form'
import { useViewWords } from './use-view-words'

/** The families of one row. Each leads to everybody who looked at it. */
const Families = ({ row: { families, count } }: { row: StaffView }) => {
  const t = useTranslations('views')
  const f = useTranslations('families')
  const log = useTranslations('log')
  const others = count - families.length
  return (
    <>
      {families.map(({ id, ref, parentName }, place) => (
        <span key={id}>
          {place > 0 ? ' · ' : ''}
          <Link className={list.row} href={href('/families/[id]/views', { id })} prefetch={false}>
            {parentName || (ref === null ? `${log('things.family')} ${shortForm(id)}` : f('number', { ref }))}
          </Link>
        </span>
      ))}{' '}
      {others > 0 ? <span className="small soft">{t('staff.more', { count: others })}</span> : null}
    </>
  )
}

/** What one member of staff opened. */
export const StaffViewTable = ({ rows }: { rows: readonly StaffView[] }) => {
  const t = useTranslations('views')
  const locale = useLocale()
  const words = useViewWords()
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('staff.short')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col" className={list.wide}>
            {t('when')}
          </th>
          <th scope="col" className={list.wide}>
            {t('ground')}
          </th>
          <th scope="col">{t('families')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {words.what(row)}
              <span className={`${list.narrow} small soft`}>
                {[moment(row.at, locale), words.ground(row)].filter(Boolean).join(' · ')}
              </span>
            </th>
            <td className={list.wide}>
              <time dateTime={row.at.toISOString()}>{moment(row.at, locale)}</time>
            </td>
            <td className={`${list.wide} soft`}>{words.ground(row)}</td>
            <td className={list.typed}>
              <Families row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
