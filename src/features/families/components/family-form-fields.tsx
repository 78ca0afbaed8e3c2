'use client'

import { FieldGroup } from '@/components/form/field-group'
import { MultiSelect } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { foldedOptions } from '@/components/form/folded-options'
import { ChoiceField } from '@/components/form/choice-field'
import { useFieldProblem } from '@/components/form/checked-form'
import { TextField } from '@/components/form/text-field'
import { offeredLanguages } from '@/i18n/language-names'
import { useStaffLabel } from '@/i18n/use-staff-label'
import type { FamilyFormChoices } from '../queries/family-form-choices'
import { textOf } from './text-of'
import type { FamilyFormState } from './use-family-values'
import styles from './family-form.module.css'

/**
 * Names of languages by BCP 47 tag, in the language of the screen. They come from the server, because browsers name some
 * languages differently.
 */
export type LanguageNames = Readonly<Record<string, string>>

const Languages = ({ form, languages }: { form: FamilyFormState; languages: LanguageNames }) => {
  const t = useTranslations('families.form')
  const tags = [...new Set([...offeredLanguages(), ...form.values.homeLanguages])]
  return (
    <div data-path="homeLanguages">
      <MultiSelect
        classNames={{ input: styles.widget ?? '', label: styles.widgetLabel ?? '' }}
        label={t('languages')}
        description={t('languagesHint')}
        data={tags.map((tag) => ({ value: tag, label: languages[tag] ?? tag }))}
        value={form.values.homeLanguages}
        onChange={(homeLanguages) => form.change({ homeLanguages })}
        error={useFieldProblem('homeLanguages')}
        nothingFoundMessage={t('nothingFound')}
        comboboxProps={{ withinPortal: false, keepMounted: false }}
        searchable
        filter={foldedOptions}
        clearable
        hidePickedOptions
      />
    </div>
  )
}

type WhoProps = {
  form: FamilyFormState
  callers: FamilyFormChoices['callers']
  languages: LanguageNames
  isNew: boolean
}

export const WhoFields = ({ form, callers, languages, isNew }: WhoProps) => {
  const t = useTranslations('families')
  const staffLabel = useStaffLabel()
  return (
    <FieldGroup legend={t('form.who')}>
      <div className={styles.pair}>
        <TextField label={t('form.parentName')} required {...textOf(form, 'parentName')} />
        <TextField label={t('form.surname')} hint={t('form.surnameHint')} {...textOf(form, 'surname')} />
      </div>
      <div className={styles.pair}>
        <TextField label={t('form.ref')} {...(isNew ? { hint: t('form.refHint') } : {})} {...textOf(form, 'ref')} />
        <ChoiceField
          path="status"
          label={t('form.status')}
          value={form.values.status}
          onChange={(status) => form.change({ status })}
          options={[
            { value: 'known', label: t('status.known') },
            { value: 'waiting_list', label: t('status.waiting_list') },
          ]}
        />
      </div>
      <div className={styles.pair}>
        <ChoiceField
          path="callerId"
          label={t('form.caller')}
          value={form.values.callerId ?? ''}
          onChange={(id) => form.change({ callerId: id || null })}
          options={[
            { value: '', label: t('form.noCaller') },
            ...callers.map((caller) => ({ value: caller.id, label: staffLabel(caller) })),
          ]}
        />
        <TextField label={t('form.programme')} hint={t('form.programmeHint')} {...textOf(form, 'programme')} />
      </div>
      <Languages form={form} languages={languages} />
      <TextField label={t('form.address')} lines={2} {...textOf(form, 'address')} />
    </FieldGroup>
  )
}

export const NoteField = ({ form }: { form: FamilyFormState }) => {
  const t = useTranslations('families.form')
  return (
    <div className={styles.note}>
      <TextField label={t('note')} hint={t('noteHint')} lines={5} {...textOf(form, 'note')} />
    </div>
  )
}
