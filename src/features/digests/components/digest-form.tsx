'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import layout from '@/components/form/form-layout.module.css'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { Tick } from '@/components/form/tick'
import { useCommand } from '@/components/form/use-command'
import { localeOf, locales } from '@/i18n/locale'
import { saveDigestAction } from '../actions'
import { firstHour, lastHour, usualHour } from '../schema'

type Choice = { hour: number | null; weekends: boolean; locale: string }

const hours = Array.from({ length: lastHour - firstHour + 1 }, (_, index) => firstHour + index)

/** Whether, from what hour and in what language a person gets the e-mail of the day. */
export const DigestForm = ({ choice }: { choice: Choice | null }) => {
  const t = useTranslations('digests')
  const locale = useLocale()
  const save = useCommand(saveDigestAction, {
    success: ({ isToday }, { hour }) => t(hour === null ? 'saved.off' : isToday ? 'saved.today' : 'saved.later'),
    inForm: true,
  })
  const send = (fields: FormData) =>
    save.run({
      hour: fields.has('wanted') ? Number(fieldText(fields, 'hour')) : null,
      weekends: fields.has('weekends'),
      locale: localeOf(fieldText(fields, 'locale')),
    })
  return (
    <CheckedForm className={layout.narrow} onSend={send} onChange={save.clearMessage}>
      <Tick name="wanted" defaultChecked={choice !== null && choice.hour !== null}>
        {t('wanted')}
      </Tick>
      <Field path="hour" label={t('hour')}>
        {(field) => (
          <select {...field} className="input" defaultValue={choice?.hour ?? usualHour}>
            {hours.map((hour) => (
              <option key={hour} value={hour}>
                {`${hour}:00`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Tick name="weekends" defaultChecked={choice?.weekends ?? false}>
        {t('weekends')}
      </Tick>
      <Field path="locale" label={t('language')}>
        {(field) => (
          <select {...field} className="input" defaultValue={choice?.locale ?? locale}>
            {locales.map((one) => (
              <option key={one} value={one}>
                {t(`languages.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={layout.end}>
        <CommandButton pending={save.pending}>{t('save')}</CommandButton>
        <SuccessMessage message={save.message} />
      </div>
    </CheckedForm>
  )
}
