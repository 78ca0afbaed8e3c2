import { getLocale, getTranslations } from 'next-intl/server'
import { TypedText } from '@/components/layout/typed-text'
import { PlainList } from '@/components/list/plain-list'
import { dateAt } from '@/domain/dates'
import { longDay } from '@/i18n/format'
import type { Omittable } from '../queries/parent-requests-of-family'
import { OmissionForm } from './omission-form'
import styles from './parent-requests.module.css'

type Props = { familyId: string; omittables: readonly Omittable[] }

/** The concerns and notes of a family, each with what was decided about it. */
export const OmissionList = async ({ familyId, omittables }: Props) => {
  const [t, locale] = [await getTranslations('parentRequests.omit'), await getLocale()]
  if (omittables.length === 0) return <p className="soft">{t('none')}</p>
  return (
    <PlainList ruled>
      {omittables.map(({ part, rowId, at, words, omittedBy, omittedAt, reason }) => {
        const about = `${t(`parts.${part}`)}, ${longDay(dateAt(at), locale)}`
        return (
          <li key={`${part} ${rowId}`} className={styles.item}>
            <p>
              <strong>{about}</strong>
            </p>
            <TypedText>{words}</TypedText>
            {omittedAt ? (
              <p className="small">
                {t('omitted', {
                  name: omittedBy ?? '',
                  day: longDay(dateAt(omittedAt), locale),
                  reason: reason ?? '',
                })}
              </p>
            ) : null}
            <OmissionForm familyId={familyId} part={part} rowId={rowId} about={about} isOmitted={omittedAt !== null} />
          </li>
        )
      })}
    </PlainList>
  )
}
