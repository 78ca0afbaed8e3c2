import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { AddressText } from '@/components/layout/address-text'
import { href } from '@/components/layout/href'
import list from '@/components/list/list.module.css'
import { number } from '@/i18n/format'
import type { openHelpByOwner } from '../queries/open-help-by-owner'

type Props = { owners: Awaited<ReturnType<typeof openHelpByOwner>> }

/** Open and overdue help for each owner. The order is by name, so that it is no ranking. */
export const OwnerTable = ({ owners }: Props) => {
  const t = useTranslations('today.coordinator')
  const locale = useLocale()
  if (owners.length === 0) return <p className="soft">{t('noHelp')}</p>
  const linked = (count: number, owner: string, state?: string) =>
    count === 0 ? (
      <span className="soft">0</span>
    ) : (
      <Link className={list.row} href={href('/help', {}, { owner, state })}>
        {number(count, locale)}
      </Link>
    )
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('help')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('owner')}</th>
          <th scope="col" className={list.number}>
            {t('openCount')}
          </th>
          <th scope="col" className={list.number}>
            {t('overdueCount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {owners.map((owner) => (
          <tr key={owner.id ?? 'none'}>
            <th scope="row">
              <AddressText text={owner.name ?? t('nobody')} />
            </th>
            <td className={list.number}>{linked(owner.open, owner.id ?? 'none')}</td>
            <td className={list.number}>{linked(owner.overdue, owner.id ?? 'none', 'overdue')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
