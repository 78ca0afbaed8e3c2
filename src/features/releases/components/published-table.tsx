import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import list from '@/components/list/list.module.css'
import { releaseTranslator } from '@/i18n/release-translator'
import type { PublishedRow } from '../queries/published-period'

/** The published issues of one period: their node and their state. */
export const PublishedTable = async ({ rows }: { rows: readonly PublishedRow[] }) => {
  const t = await getTranslations('releases.published')
  const words = releaseTranslator(await getLocale())
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.number')}</th>
          <th scope="col">{t('columns.about')}</th>
          <th scope="col">{t('columns.families')}</th>
          <th scope="col" className={list.wide}>
            {t('columns.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link className={list.row} href={href('/releases/issue/[id]', { id: row.id })}>
                {t('row', { number: row.number })}
              </Link>
              {row.revision > 1 ? (
                <span className="soft small"> {t('revision', { revision: row.revision })}</span>
              ) : null}
            </td>
            <th scope="row">
              {row.name} <span className="soft small">{t(row.level)}</span>
            </th>
            <td>{row.families ? words(`sizes.${row.families}`) : words('texts.tooFew')}</td>
            <td className={list.wide}>{words(`states.${row.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
