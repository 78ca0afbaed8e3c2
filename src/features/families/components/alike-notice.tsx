'use client'

import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import type { AlikeFamily } from '../parts/alike-families'
import styles from './family-form.module.css'

/**
 * Names the families that already have one of these numbers or addresses, or nearly this ref. A second press saves anyway.
 */
export const AlikeNotice = ({ families }: { families: readonly AlikeFamily[] }) => {
  const t = useTranslations('families.form')
  return (
    <div className={`notice notice-warn ${styles.conflict}`}>
      <p>
        <strong>{t('alikeTitle')}</strong>
      </p>
      <ul className={styles.alike}>
        {families.map(({ id, ref, parentName, by, shared }) => (
          <li key={id}>
            {by === 'ref' ? t('alikeRef', { ref: shared }) : t('alike', { contact: shared })}{' '}
            <a href={href('/families/[id]', { id })} target="_blank" rel="noreferrer">
              {[parentName, ref].filter(Boolean).join(', ')} {t('newTab')}
            </a>
          </li>
        ))}
      </ul>
      <p>{t('alikeGoOn')}</p>
    </div>
  )
}
