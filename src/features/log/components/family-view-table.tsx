import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import list from '@/components/list/list.module.css'
import { moment } from '@/i18n/format'
import type { FamilyView } from '../queries/views-of-family'
import { useViewWords } from './use-view-words'

/** The person, with the role of that moment. The name leads to everything that this person opened. */
const Who = ({ row: { staffId, name, role } }: { row: FamilyView }) => {
  const log = useTranslations('log')
  const frame = useTranslations('frame')
  if (staffId === null) return log('system')
  return (
    <>
      <Link className={list.row} href={href('/staff/[id]/views', { id: staffId })} prefetch={false}>
        {name ?? log('unknown')}
      </Link>{' '}
      <span className="small soft">{role === null ? '' : frame(`roles.${role}`)}</span>
    </>
  )
}

/** Who looked at one family. */
export const FamilyViewTable = ({ rows }: { rows: readonly FamilyView[] }) => {
  const t = useTranslations('views')
  const locale = useLocale()
  const words = useViewWords()
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('family.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('who')}</th>
          <th scope="col" className={list.wide}>
            {t('when')}
          </th>
          <th scope="col" className={list.wide}>
            {t('what')}
          </th>
          <th scope="col" className={list.wide}>
            {t('ground')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Who row={row} />
              <span className={list.narrow}>{words.what(row)}</span>
              <span className={`${list.narrow} small soft`}>
                {[moment(row.at, locale), words.ground(row)].filter(Boolean).join(' · ')}
              </span>
            </th>
            <td className={list.wide}>
              <time dateTime={row.at.toISOString()}>{moment(row.at, locale)}</time>
            </td>
            <td className={list.wide}>{words.what(row)}</td>
            <td className={`${list.wide} soft`}>{words.ground(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
