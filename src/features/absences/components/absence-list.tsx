'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { Spread } from '@/components/layout/spread'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { shortDay } from '@/i18n/format'
import { removeAbsenceAction } from '../actions'
import type { AbsenceOfStaff } from '../queries/absences-of-staff'
import styles from './absences.module.css'

/** The days on which somebody is away, with who calls then. Each can be taken back. */
export const AbsenceList = ({ absences }: { absences: readonly AbsenceOfStaff[] }) => {
  const t = useTranslations('agenda.away')
  const locale = useLocale()
  const remove = useCommand(removeAbsenceAction, { success: t('removed') })
  return (
    <>
      {absences.length === 0 ? <p className="soft">{t('none')}</p> : null}
      <PlainList ruled>
        {absences.map(({ id, fromDay, untilDay, coverName }) => {
          const days = t('days', { from: shortDay(fromDay, locale), until: shortDay(untilDay, locale) })
          return (
            <Spread as="li" key={id} className={styles.item}>
              <span>
                <strong>{days}</strong>{' '}
                <span className="soft">
                  {coverName ? t('coveredBy', { name: isolatedText(coverName) }) : t('byPool')}
                </span>
              </span>
              <CommandButton
                pending={remove.pending}
                className="button no-print"
                aria-label={t('removeOf', { days })}
                onClick={() => void remove.run({ id })}
              >
                {t('remove')}
              </CommandButton>
            </Spread>
          )
        })}
      </PlainList>
      <CommandMessage message={remove.message} />
    </>
  )
}
