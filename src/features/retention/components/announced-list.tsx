'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { RowTick } from '@/components/form/row-tick'
import { Tick } from '@/components/form/tick'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { longDay } from '@/i18n/format'
import type { AnnouncedFamily } from '../queries/announced-families'
import styles from './retention.module.css'

type Props = {
  families: readonly AnnouncedFamily[]
  chosenIds: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
}

/** The families whose term is nearly over, with the day on which each goes and a tick to choose it. */
export const AnnouncedList = ({ families, chosenIds, onChoose }: Props) => {
  const t = useTranslations('retention')
  const locale = useLocale()
  const ids = families.map(({ id }) => id)
  const isWholePage = ids.every((id) => chosenIds.has(id))
  const toggle = (id: string) => onChoose(new Set(ids.filter((one) => chosenIds.has(one) !== (one === id))))
  return (
    <>
      <Tick checked={isWholePage} onChange={() => onChoose(new Set(isWholePage ? [] : ids))}>
        {t('chooseAll')}
      </Tick>
      <PlainList ruled>
        {families.map(({ id, kind, ref, parentName, countsFrom, extension, removedOn }) => (
          <li key={id} className={styles.family}>
            <RowTick
              label={t('choose', { name: isolatedText(parentName || ref) })}
              checked={chosenIds.has(id)}
              onChange={() => toggle(id)}
            />
            <div className={styles.name}>
              <Link href={href('/families/[id]', { id })} prefetch={false}>
                {parentName || ref}
              </Link>{' '}
              <span className="soft small">{ref}</span>
              <p className="soft small">
                {t('lastOn', { kind: t(`kinds.${kind}`), day: longDay(countsFrom, locale) })}
              </p>
              {extension ? (
                <p className="soft small">
                  {t('keptUntil', { day: longDay(extension.until, locale), reason: t(`reasons.${extension.reason}`) })}
                </p>
              ) : null}
            </div>
            <p className={styles.day}>{t('removedOn', { day: longDay(removedOn, locale) })}</p>
          </li>
        ))}
      </PlainList>
    </>
  )
}
