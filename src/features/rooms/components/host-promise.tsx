'use client'

import { useTranslations } from 'next-intl'
import type { AboutProps } from './host-about'
import { usePromiseText, type HostPromiseState } from './host-promise-state'
import styles from './host-promise.module.css'

const minuteChoices = [2, 5, 10, 30] as const

/** What the other reads when the line drops. It says no more than was agreed with this parent. */
export const HostPromise = ({ about, promise }: AboutProps & { promise: HostPromiseState }) => {
  const t = useTranslations('roomHost.promise')
  const { minutes, setMinutes, ending, setEnding } = promise
  const text = usePromiseText(promise)
  if (about.otherPlan !== null)
    return (
      <section className={styles.part}>
        <h2>{t('title')}</h2>
        <p>{t('none', { plan: about.otherPlan })}</p>
      </section>
    )
  return (
    <section className={styles.part}>
      <h2>{t('title')}</h2>
      <p className="soft">{t('lead')}</p>
      <p>
        <q>{text}</q>
      </p>
      <div className={styles.fields}>
        <label className="field">
          <span className="label">{t('minutes')}</span>
          <select className="input" value={minutes} onChange={({ target }) => setMinutes(Number(target.value))}>
            {minuteChoices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">{t('ending')}</span>
          <select className="input" value={ending} onChange={({ target }) => setEnding(target.value)}>
            {about.endings.map((choice) => (
              <option key={choice} value={choice}>
                {t('endsWith', { ending: choice })}
              </option>
            ))}
            <option value="">{t('noNumber')}</option>
          </select>
        </label>
      </div>
    </section>
  )
}
