'use client'

import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { changedFields, type FamilyValues } from './family-values'
import styles from './family-form.module.css'

const labels = {
  parentName: 'parentName',
  surname: 'surname',
  ref: 'ref',
  address: 'address',
  note: 'note',
  mayLeaveMessage: 'safeContact',
  whoMayHear: 'safeContact',
  safeHours: 'safeContact',
  nameToUse: 'safeContact',
  stopWord: 'safeContact',
  lineDropPlan: 'safeContact',
  lineDropNote: 'safeContact',
  callLanguage: 'wishes',
  interpreterNeeded: 'wishes',
  interpreterRefused: 'wishes',
  interpreterName: 'wishes',
  preferredChannels: 'wishes',
  preferredPartsOfDay: 'wishes',
  status: 'status',
  programme: 'programme',
  homeLanguages: 'languages',
  callerId: 'caller',
  contactPoints: 'contact',
  children: 'children',
} as const

/** Says that somebody else saved first and which fields changed. The person decides what to save. */
export const FormConflict = ({ id, before, now }: { id: string; before: FamilyValues; now: FamilyValues }) => {
  const t = useTranslations('families.form')
  const fields = [...new Set(changedFields(before, now).map((field) => t(labels[field])))].join(', ')
  return (
    <div className={`notice notice-warn ${styles.conflict}`}>
      <p>
        <strong>{t('conflictTitle')}</strong>
      </p>
      <p>{fields ? t('conflict', { fields: fields.toLowerCase() }) : t('conflictSame')}</p>
      <a href={href('/families/[id]', { id })} target="_blank" rel="noreferrer">
        {t('look')}
      </a>
    </div>
  )
}
