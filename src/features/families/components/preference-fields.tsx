'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField } from '@/components/form/choice-field'
import { FieldGroup } from '@/components/form/field-group'
import { TextField } from '@/components/form/text-field'
import { Tick } from '@/components/form/tick'
import { channels } from '@/domain/instrument/call-details'
import { lineDropPlans, partsOfDay } from '@/domain/people/contact-preferences'
import { offeredLanguages } from '@/i18n/language-names'
import type { LanguageNames } from './family-form-fields'
import { textOf } from './text-of'
import type { FamilyFormState } from './use-family-values'
import styles from './family-form.module.css'

export const SafeContactFields = ({ form }: { form: FamilyFormState }) => {
  const t = useTranslations('families.form')
  const c = useTranslations('contact')
  const { lineDropPlan } = form.values
  return (
    <FieldGroup legend={t('safeContact')}>
      <div className={styles.pair}>
        <TextField label={c('form.nameToUse')} hint={c('form.nameToUseHint')} {...textOf(form, 'nameToUse')} />
        <TextField label={c('form.stopWord')} hint={c('form.stopWordHint')} {...textOf(form, 'stopWord')} />
      </div>
      <ChoiceField
        path="mayLeaveMessage"
        label={t('mayLeave')}
        value={form.values.mayLeaveMessage}
        onChange={(mayLeaveMessage) => form.change({ mayLeaveMessage })}
        options={[
          { value: '', label: t('notAsked') },
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
      />
      <div className={styles.pair}>
        <TextField label={t('whoMayHear')} {...textOf(form, 'whoMayHear')} />
        <TextField label={t('safeHours')} {...textOf(form, 'safeHours')} />
      </div>
      <div className={styles.pair}>
        <ChoiceField
          path="lineDropPlan"
          label={c('form.lineDrop')}
          value={lineDropPlan ?? ''}
          onChange={(plan) => form.change({ lineDropPlan: plan || null })}
          options={[
            { value: '', label: t('notAsked') },
            ...lineDropPlans.map((plan) => ({ value: plan, label: c(`lineDropPlans.${plan}`) })),
          ]}
        />
        <TextField label={c('form.lineDropNote')} {...textOf(form, 'lineDropNote')} />
      </div>
    </FieldGroup>
  )
}

/** One answer for both: whether an interpreter is needed, and whether the parent wants one. */
const interpreterAnswers = {
  unasked: { interpreterNeeded: null, interpreterRefused: null },
  yes: { interpreterNeeded: true, interpreterRefused: null },
  no: { interpreterNeeded: false, interpreterRefused: null },
  unwanted: { interpreterNeeded: true, interpreterRefused: true },
} as const

const interpreterAnswerOf = ({ interpreterNeeded, interpreterRefused }: FamilyFormState['values']) => {
  if (interpreterRefused) return 'unwanted'
  return interpreterNeeded === null ? 'unasked' : interpreterNeeded ? 'yes' : 'no'
}

type TicksProps<Code extends string> = {
  legend: string
  path: string
  codes: readonly Code[]
  chosen: readonly Code[]
  words: (code: Code) => string
  onChange: (chosen: Code[]) => void
}

/** A choice of several. The chosen ones keep the order of the list. */
const Ticks = <Code extends string>({ legend, path, codes, chosen, words, onChange }: TicksProps<Code>) => (
  <fieldset data-path={path}>
    <legend className={styles.ticksLegend}>{legend}</legend>
    <div className={styles.ticks}>
      {codes.map((code) => (
        <Tick
          key={code}
          checked={chosen.includes(code)}
          onChange={({ target }) =>
            onChange(codes.filter((option) => (option === code ? target.checked : chosen.includes(option))))
          }
        >
          {words(code)}
        </Tick>
      ))}
    </div>
  </fieldset>
)

/** How, when and in which language the parent wants to be called. The languages spoken at home are offered first. */
export const WishFields = ({ form, languages }: { form: FamilyFormState; languages: LanguageNames }) => {
  const t = useTranslations('families.form')
  const c = useTranslations('contact')
  const { values, change } = form
  const tags = [...new Set([...values.homeLanguages, ...offeredLanguages(), ...[values.callLanguage ?? []].flat()])]
  return (
    <FieldGroup legend={c('form.wishes')}>
      <div className={styles.pair}>
        <ChoiceField
          path="callLanguage"
          label={c('form.callLanguage')}
          value={values.callLanguage ?? ''}
          onChange={(tag) => change({ callLanguage: tag || null })}
          options={[
            { value: '', label: t('notAsked') },
            ...tags.map((tag) => ({ value: tag, label: languages[tag] ?? tag })),
          ]}
        />
      </div>
      <div className={styles.pair}>
        <ChoiceField
          path="interpreterNeeded"
          label={c('form.interpreterNeeded')}
          value={interpreterAnswerOf(values)}
          onChange={(answer) => change(interpreterAnswers[answer])}
          options={[
            { value: 'unasked', label: t('notAsked') },
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
            { value: 'unwanted', label: c('form.interpreterUnwanted') },
          ]}
        />
        <TextField
          label={c('form.interpreterName')}
          hint={c('form.interpreterNameHint')}
          {...textOf(form, 'interpreterName')}
        />
      </div>
      <p className="soft small">{c('form.noChild')}</p>
      <Ticks
        legend={c('form.channels')}
        path="preferredChannels"
        codes={channels}
        chosen={values.preferredChannels}
        words={(channel) => c(`channels.${channel}`)}
        onChange={(preferredChannels) => change({ preferredChannels })}
      />
      <Ticks
        legend={c('form.partsOfDay')}
        path="preferredPartsOfDay"
        codes={partsOfDay}
        chosen={values.preferredPartsOfDay}
        words={(part) => c(`partsOfDay.${part}`)}
        onChange={(preferredPartsOfDay) => change({ preferredPartsOfDay })}
      />
    </FieldGroup>
  )
}
