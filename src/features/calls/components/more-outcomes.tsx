'use client'

import { useTranslations } from 'next-intl'
import { Fragment, useId, useRef, useState } from 'react'
import { useOpenedFocus } from '@/components/form/use-opened-focus'
import { moreOutcomes, outcomesWhere, type Outcome } from '@/domain/calls/outcomes'
import { isFoundIn, searchWords } from '@/domain/people/search-text'
import styles from './calls.module.css'

type Props = {
  hasNumbers: boolean
  mayLeaveMessage: boolean | null
  mayDecide: boolean
  onChoose: (outcome: Outcome) => void
  onCancel: () => void
}

const decisions = outcomesWhere(({ offered }) => offered === 'coordinator')

/** All other outcomes, found by typing a word of their name. */
export const MoreOutcomes = ({ hasNumbers, mayLeaveMessage, mayDecide, onChoose, onCancel }: Props) => {
  const t = useTranslations('calls')
  const id = useId()
  const noMessageId = useId()
  const [search, setSearch] = useState('')
  const container = useRef<HTMLDivElement>(null)
  useOpenedFocus(container, true)
  const words = searchWords(search)
  const found = (list: readonly Outcome[]) => list.filter((outcome) => isFoundIn(t(`outcomes.${outcome}`), words))
  const attempts = found(moreOutcomes(mayLeaveMessage)).filter(
    (outcome) => hasNumbers || !outcome.startsWith('number_'),
  )
  const isForbidden = (outcome: Outcome) => outcome === 'voicemail_left' && mayLeaveMessage === false
  const choices = mayDecide ? found(decisions) : []
  const buttons = (list: readonly Outcome[]) => (
    <div className={styles.choices}>
      {list.map((outcome) => (
        <Fragment key={outcome}>
          <button
            type="button"
            className="button"
            aria-describedby={isForbidden(outcome) ? noMessageId : undefined}
            onClick={() => onChoose(outcome)}
          >
            {t(`outcomes.${outcome}`)}
          </button>
          {isForbidden(outcome) ? (
            <strong id={noMessageId} className="small">
              {t('outcome.noMessage')}
            </strong>
          ) : null}
        </Fragment>
      ))}
    </div>
  )
  return (
    <div ref={container} className={styles.outcomeForm} role="group" aria-label={t('outcome.moreTitle')}>
      <div className="field">
        <label htmlFor={id}>{t('outcome.search')}</label>
        <input
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      {attempts.length + choices.length === 0 ? <p role="status">{t('outcome.noneFound')}</p> : null}
      {buttons(attempts)}
      {choices.length > 0 ? (
        <>
          <p className="soft small">{t('outcome.decided')}</p>
          {buttons(choices)}
        </>
      ) : null}
      <div>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {t('outcome.cancel')}
        </button>
      </div>
    </div>
  )
}
