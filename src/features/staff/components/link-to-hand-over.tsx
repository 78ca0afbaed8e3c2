'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import styles from './staff.module.css'

type Props = { link: string; hours: number; onClose: () => void }

/** Shows a link once, to be copied and given to the one person it is for. */
export const LinkToHandOver = ({ link, hours, onClose }: Props) => {
  const t = useTranslations('staff.linkDialog')
  const id = useId()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    const field = document.getElementById(id)
    if (field instanceof HTMLTextAreaElement) field.select()
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <div className={styles.form}>
      <p>{t('text')}</p>
      <div className="field">
        <label htmlFor={id}>{t('label')}</label>
        <textarea id={id} className={`input ${styles.link}`} readOnly rows={3} value={link} spellCheck={false} />
        <p className="small soft">{t('once', { hours })}</p>
      </div>
      <ButtonRow>
        <button type="button" className="button button-main" onClick={() => void copy().catch(() => undefined)}>
          {copied ? t('copied') : t('copy')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('done')}
        </button>
      </ButtonRow>
    </div>
  )
}
