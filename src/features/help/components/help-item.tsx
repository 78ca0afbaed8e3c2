import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { dateAt } from '@/domain/dates'
import { shortDay } from '@/i18n/format'
import { needsOf } from '@/i18n/needs'
import { PlainList } from '@/components/list/plain-list'
import { TypedText } from '@/components/layout/typed-text'
import { isolatedText } from '@/domain/isolated-text'
import type { Help } from '../parts/help-columns'
import { HelpActions } from './help-actions'
import type { Owner } from './help-panel'
import styles from './help.module.css'

/** The day of help in words. Overdue help names the agreed day in a calm tone. */
const DueText = ({ item, today }: { item: Help; today: string }) => {
  const t = useTranslations('help')
  const locale = useLocale()
  if (item.closedAt) return <span>{t('closedOn', { day: shortDay(dateAt(item.closedAt), locale) })}</span>
  if (!item.dueOn) return <span>{t('due.none')}</span>
  if (item.dueOn === today) return <span>{t('due.today')}</span>
  const day = shortDay(item.dueOn, locale)
  return item.dueOn < today ? (
    <span className={styles.late}>{t('due.late', { day })}</span>
  ) : (
    <span>{t('due.on', { day })}</span>
  )
}

type Family = NonNullable<Help['family']>

const FamilyName = ({ family, name }: { family: Family; name: string }) =>
  family.id ? (
    <Link href={href('/families/[id]', { id: family.id })} prefetch={false}>
      {name}
    </Link>
  ) : (
    <span>{name}</span>
  )

type Props = { item: Help; owners: readonly Owner[]; today: string }

const HelpItem = ({ item, owners, today }: Props) => {
  const t = useTranslations('help')
  const locale = useLocale()
  const type = needsOf(locale).types[item.type] ?? item.type
  const { family } = item
  const ownerText = (owner: Help['owner']) => {
    if (!owner) return t('noOwner')
    return owner.disabledAt ? t('ownerLeft', { name: isolatedText(owner.name) }) : owner.name
  }
  const name = family && (family.parentName || t('family', { ref: family.ref }))
  return (
    <li className={styles.item}>
      <div className={styles.lines}>
        <p>
          <strong>{type}</strong>
          {family && name ? (
            <>
              , <FamilyName family={family} name={name} />
            </>
          ) : null}
        </p>
        {item.text ? <TypedText>{item.text}</TypedText> : null}
        {item.result ? (
          <TypedText>
            {t(`results.${item.result}`)}
            {item.resultNote ? `: ${isolatedText(item.resultNote)}` : null}
          </TypedText>
        ) : null}
        {item.followUps.map((followUp) => (
          <TypedText key={`${followUp.on} ${followUp.result} ${followUp.note}`}>
            {t('followUp.asked', {
              day: shortDay(followUp.on, locale),
              result: t(`followUp.results.${followUp.result}`),
            })}
            {followUp.note ? t('followUp.words', { words: isolatedText(followUp.note) }) : null}
          </TypedText>
        ))}
        <p className="soft small">
          {ownerText(item.owner)}, <DueText item={item} today={today} />
        </p>
      </div>
      <HelpActions item={item} about={name ? `${type}, ${name}` : type} owners={owners} />
    </li>
  )
}

type ListProps = Omit<Props, 'item'> & { items: readonly Help[] }

export const HelpItems = ({ items, ...shared }: ListProps) => (
  <PlainList ruled>
    {items.map((item) => (
      <HelpItem key={item.id} item={item} {...shared} />
    ))}
  </PlainList>
)
